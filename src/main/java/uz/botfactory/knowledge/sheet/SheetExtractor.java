package uz.botfactory.knowledge.sheet;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import uz.botfactory.knowledge.OfficeFile;
import uz.botfactory.knowledge.OfficeFile.Xml;
import uz.botfactory.knowledge.Reading;
import uz.botfactory.knowledge.TextExtractor;
import uz.botfactory.knowledge.Unreadable;
import uz.botfactory.knowledge.Unreadable.Why;

/** Excel files (.xlsx): each visible sheet as a table, its values written as the sheet shows them. */
public final class SheetExtractor implements TextExtractor {

    private record Sheet(String name, String relation) {}

    @Override
    public void read(byte[] file, Reading reading) throws Unreadable, IOException {
        try (var excel = OfficeFile.open(file, reading)) {
            var texts = new ArrayList<String>();
            excel.part("xl/sharedStrings.xml", xml -> sharedTexts(xml, texts, reading));
            var formats = new Formats();
            excel.part("xl/styles.xml", formats::read);
            var sheets = new ArrayList<Sheet>();
            boolean found = excel.part("xl/workbook.xml", xml -> sheets(xml, sheets, formats));
            if (!found) {
                throw new Unreadable(Why.DAMAGED);
            }
            var paths = new HashMap<String, String>();
            excel.part("xl/_rels/workbook.xml.rels", xml -> paths.putAll(relations(xml)));
            for (int i = 0; i < sheets.size(); i++) {
                sheet(excel, sheets.get(i), paths, new Grid(texts, formats, reading), sheets.size() > 1, reading);
                reading.progress(i + 1L, sheets.size());
            }
        }
    }

    private static void sheet(
            OfficeFile excel, Sheet sheet, Map<String, String> paths, Grid grid, boolean named, Reading reading)
            throws IOException, Unreadable {
        String path = paths.getOrDefault(sheet.relation(), "");
        boolean found = !path.isEmpty() && excel.part(path.startsWith("/") ? path.substring(1) : "xl/" + path, grid::read);
        if (!found || grid.rows().isEmpty()) {
            return;
        }
        boolean said = named || !sheet.name().matches("(?i)(sheet|лист|varaq|list)\\s*\\d+");
        if (said) {
            reading.heading(1, sheet.name());
        }
        Table.read(grid.rows(), 2, reading);
    }

    private static void sheets(Xml xml, List<Sheet> sheets, Formats formats) throws XMLStreamException, Unreadable {
        while (xml.next()) {
            if (xml.starts("sheet") && !xml.attribute("state").toLowerCase(java.util.Locale.ROOT).contains("hidden")) {
                sheets.add(new Sheet(xml.attribute("name"), xml.attribute("id")));
            } else if (xml.starts("workbookPr")) {
                formats.countFrom1904(xml.attribute("date1904"));
            }
        }
    }

    private static Map<String, String> relations(Xml xml) throws XMLStreamException, Unreadable {
        var paths = new HashMap<String, String>();
        while (xml.next()) {
            if (xml.starts("Relationship")) {
                paths.put(xml.attribute("Id"), xml.attribute("Target"));
            }
        }
        return paths;
    }

    private static void sharedTexts(Xml xml, List<String> texts, Reading reading) throws XMLStreamException, Unreadable {
        while (xml.next()) {
            if (xml.starts("si")) {
                texts.add(richText(xml, "si"));
                reading.onTime();
            }
        }
    }

    /** The runs of a text that starts here, without the hints how to pronounce it. */
    static String richText(Xml xml, String element) throws XMLStreamException, Unreadable {
        var text = new StringBuilder();
        boolean inText = false;
        while (xml.next() && !xml.ends(element)) {
            if (xml.starts("rPh")) {
                xml.skip();
            } else if (xml.starts("t") || xml.ends("t")) {
                inText = xml.starts();
            } else if (inText && xml.characters()) {
                text.append(xml.text());
            }
        }
        return text.toString();
    }
}
