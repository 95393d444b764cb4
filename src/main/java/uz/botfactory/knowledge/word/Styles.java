package uz.botfactory.knowledge.word;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamException;
import uz.botfactory.knowledge.OfficeFile.Xml;
import uz.botfactory.knowledge.Unreadable;

/** Which paragraph styles of a Word file are headings, and of which level. */
final class Styles {

    private static final Pattern HEADING = Pattern.compile("(?:heading|заголовок|sarlavha)\\s*(\\d)");

    private final Map<String, Integer> levels = new HashMap<>();
    private final Map<String, String> parents = new HashMap<>();

    Map<String, Integer> read(Xml xml) throws XMLStreamException, Unreadable {
        String style = "";
        while (xml.next()) {
            if (xml.starts("style")) {
                style = xml.attribute("styleId");
            } else if (xml.starts("name")) {
                named(style, xml.attribute("val"));
            } else if (xml.starts("basedOn")) {
                parents.put(style, xml.attribute("val"));
            } else if (xml.starts("outlineLvl")) {
                outlined(style, xml.attribute("val"));
            }
        }
        parents.keySet().forEach(this::inherit);
        return levels;
    }

    private void named(String style, String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        var heading = HEADING.matcher(lower);
        if (heading.find()) {
            levels.put(style, Integer.parseInt(heading.group(1)));
        } else if (lower.equals("title") || lower.equals("название")) {
            levels.put(style, 1);
        } else if (lower.equals("subtitle")) {
            levels.put(style, 2);
        }
    }

    private void outlined(String style, String level) {
        if (level.length() == 1 && Character.isDigit(level.charAt(0)) && level.charAt(0) < '9') {
            levels.putIfAbsent(style, level.charAt(0) - '0' + 1);
        }
    }

    private void inherit(String style) {
        String parent = style;
        for (int i = 0; i < 10 && parent != null && !levels.containsKey(style); i++) {
            parent = parents.get(parent);
            if (parent != null && levels.containsKey(parent)) {
                levels.put(style, levels.get(parent));
            }
        }
    }
}
