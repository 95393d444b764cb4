package uz.botfactory.web;

import gg.jte.Content;
import gg.jte.TemplateOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.io.ClassPathResource;

/** Bootstrap's icons, drawn into the page; so a page carries those it uses and no others. */
final class Icons {

    private static final String FOLDER = "META-INF/resources/webjars/bootstrap-icons/1.13.1/icons/";
    private static final Map<String, Content> DRAWN = new ConcurrentHashMap<>();

    private Icons() {}

    /** The icon of this name as Bootstrap Icons has it; hidden from screen readers. */
    static Content named(String name) {
        return DRAWN.computeIfAbsent(name, Icons::draw);
    }

    private static Content draw(String name) {
        var paths = paths(name);
        var svg = "<svg class=\"icon\" aria-hidden=\"true\" focusable=\"false\" width=\"16\" height=\"16\" fill=\"currentColor\""
                + " viewBox=\"0 0 16 16\">" + paths + "</svg>";
        return new Drawn(svg);
    }

    private static String paths(String name) {
        try (var file = new ClassPathResource(FOLDER + name + ".svg").getInputStream()) {
            var svg = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return svg.substring(svg.indexOf('>') + 1, svg.lastIndexOf("</svg>")).replaceAll("\\s*\\n\\s*", "");
        } catch (IOException e) {
            throw new UncheckedIOException("No icon named " + name + "; icons.getbootstrap.com lists them", e);
        }
    }

    private record Drawn(String svg) implements Content {

        @Override
        public void writeTo(TemplateOutput output) {
            output.writeContent(svg);
        }
    }
}
