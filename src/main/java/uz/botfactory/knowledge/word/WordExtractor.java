package uz.botfactory.knowledge.word;

import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import uz.botfactory.knowledge.OfficeFile;
import uz.botfactory.knowledge.OfficeFile.Xml;
import uz.botfactory.knowledge.Reading;
import uz.botfactory.knowledge.TextExtractor;
import uz.botfactory.knowledge.Unreadable;
import uz.botfactory.knowledge.Unreadable.Why;

/** Word files (.docx): headings by style or by bold short lines, lists, tables with their column names, notes. */
public final class WordExtractor implements TextExtractor {

    @Override
    public void read(byte[] file, Reading reading) throws Unreadable, IOException {
        try (var word = OfficeFile.open(file, reading)) {
            var styles = new HashMap<String, Integer>();
            word.part("word/styles.xml", xml -> styles.putAll(new Styles().read(xml)));
            if (!word.part("word/document.xml", xml -> new Body(styles, reading).read(xml))) {
                throw new Unreadable(Why.DAMAGED);
            }
            notes(word, styles, reading);
            margins(word, reading);
        }
    }

    private static void notes(OfficeFile word, Map<String, Integer> styles, Reading reading) throws IOException, Unreadable {
        for (var part : new String[] {"word/footnotes.xml", "word/endnotes.xml"}) {
            word.part(part, xml -> new Body(styles, reading).read(xml));
        }
    }

    /** What stands above and below every page is often the address and the phone: told once. */
    private static void margins(OfficeFile word, Reading reading) throws IOException, Unreadable {
        var said = new LinkedHashSet<String>();
        for (var prefix : new String[] {"word/header", "word/footer"}) {
            for (var part : word.parts(prefix)) {
                word.part(part, xml -> said.add(plain(xml)));
            }
        }
        for (var text : said) {
            if (text.codePoints().filter(Character::isLetter).count() > 2) {
                reading.paragraph(text);
            }
        }
    }

    private static String plain(Xml xml) throws XMLStreamException, Unreadable {
        var text = new StringBuilder();
        while (xml.next()) {
            if (xml.starts("instrText") || xml.starts("Fallback") || xml.starts("del")) {
                xml.skip();
            } else if (xml.starts("t")) {
                Body.text(xml, text);
            } else if (xml.ends("p")) {
                text.append('\n');
            } else if (xml.starts("tab")) {
                text.append(' ');
            }
        }
        return text.toString().strip();
    }
}
