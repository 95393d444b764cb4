package uz.botfactory.knowledge.page;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import uz.botfactory.knowledge.Encodings;
import uz.botfactory.knowledge.Reading;
import uz.botfactory.knowledge.TextExtractor;
import uz.botfactory.knowledge.Unreadable;
import uz.botfactory.knowledge.Unwrapped;
import uz.botfactory.knowledge.sheet.Table;

/** Web pages: headings, paragraphs, lists, definitions and tables, without menus, scripts and what is hidden. */
public final class PageExtractor implements TextExtractor {

    private static final Pattern CHARSET = Pattern.compile("(?i)<meta[^>]{0,200}?charset\\s*=\\s*[\"']?([\\w:.-]{2,40})");
    private static final String NOISE = "script,style,noscript,template,iframe,svg,canvas,object,nav,button,select,option,"
            + "input,textarea,dialog,[hidden],[aria-hidden=true],[role=navigation],[role=menu],[style~=(?i)display\\s*:\\s*none]";
    private static final Set<String> PARTS = Set.of(
            "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt", "fieldset",
            "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main",
            "menu", "ol", "p", "pre", "section", "summary", "table", "ul", "caption", "tr", "td", "th", "tbody", "thead");
    private static final int MOST_COLUMNS = 200;

    private final @Nullable String charset;

    /** @param charset what the server said, when it said something */
    public PageExtractor(@Nullable String charset) {
        this.charset = charset;
    }

    @Override
    public void read(byte[] file, Reading reading) throws Unreadable, IOException {
        read(Encodings.decode(file, charset == null || charset.isBlank() ? declared(file) : charset), reading);
    }

    static void read(String html, Reading reading) throws Unreadable {
        Document page = Jsoup.parse(html);
        reading.onTime();
        page.select(NOISE).remove();
        title(page, reading);
        new Walk(reading).through(page.body());
    }

    private static @Nullable String declared(byte[] file) {
        var head = new String(file, 0, Math.min(file.length, 8192), StandardCharsets.ISO_8859_1);
        var meta = CHARSET.matcher(head);
        return meta.find() ? meta.group(1) : null;
    }

    /** The title leads unless the page repeats it as its first heading. */
    private static void title(Document page, Reading reading) throws Unreadable {
        var first = page.selectFirst("h1");
        String title = page.title().strip();
        if (!title.isEmpty() && (first == null || !title.contains(first.text().strip()))) {
            reading.heading(1, title);
        }
    }

    /** Goes through the tree without recursion into text: inline elements run together, parts end a paragraph. */
    private static final class Walk {

        private static final int DEEPEST = 300;

        private final Reading reading;
        private final StringBuilder running = new StringBuilder();
        private int level = 1;
        private int depth;

        Walk(Reading reading) {
            this.reading = reading;
        }

        void through(Element element) throws Unreadable {
            children(element);
            flush();
        }

        private void children(Element element) throws Unreadable {
            reading.onTime();
            if (++depth > DEEPEST) {
                running.append(' ').append(element.text());
            } else {
                for (Node child : element.childNodes()) {
                    node(child);
                }
            }
            depth--;
        }

        private void node(Node node) throws Unreadable {
            if (node instanceof TextNode text) {
                running.append(spaced(text.getWholeText()));
            } else if (node instanceof Element element) {
                element(element);
            }
        }

        /** Line ends in the source are only blanks. */
        private static String spaced(String text) {
            return text.replace('\n', ' ').replace('\r', ' ').replace('\t', ' ');
        }

        private void element(Element element) throws Unreadable {
            String name = element.normalName();
            if (name.equals("br")) {
                running.append('\n');
            } else if (name.equals("img") && element.attr("alt").length() > 3 && element.attr("alt").contains(" ")) {
                running.append(' ').append(element.attr("alt")).append(' ');
            } else if (!PARTS.contains(name)) {
                children(element);
            } else {
                flush();
                part(element, name);
                flush();
            }
        }

        private void part(Element element, String name) throws Unreadable {
            switch (name) {
                case "h1", "h2", "h3", "h4", "h5", "h6" -> heading(element, name.charAt(1) - '0');
                case "summary", "caption", "figcaption" -> heading(element, Math.min(9, level + 1));
                case "li" -> item(element);
                case "dl" -> definitions(element);
                case "table" -> table(element);
                case "pre" -> reading.paragraph(element.wholeText());
                default -> children(element);
            }
        }

        private void heading(Element element, int depth) throws Unreadable {
            if (!element.text().isBlank()) {
                level = depth;
                reading.heading(depth, element.text());
            }
        }

        private void item(Element element) throws Unreadable {
            if (element.selectFirst("p,ul,ol,table,div,dl,h1,h2,h3,h4") != null) {
                children(element);
            } else {
                reading.item(lines(element));
            }
        }

        private static String lines(Element element) {
            element.select("br").forEach(br -> br.replaceWith(new TextNode("\n")));
            return element.wholeText().lines().map(line -> line.replaceAll("\\s+", " ").strip())
                    .filter(line -> !line.isEmpty()).reduce((a, b) -> a + "\n" + b).orElse("");
        }

        private void definitions(Element list) throws Unreadable {
            String term = "";
            for (var child : list.select("dt,dd")) {
                if (child.normalName().equals("dt")) {
                    told(term, "");
                    term = child.text();
                } else {
                    told(term, child.text());
                    term = "";
                }
            }
            told(term, "");
        }

        private void told(String term, String meaning) throws Unreadable {
            if (term.endsWith("?")) {
                reading.questionAnswer(term, meaning);
            } else if (!term.isBlank() || !meaning.isBlank()) {
                reading.item(term.isBlank() || meaning.isBlank() ? term + meaning : term + ": " + meaning);
            }
        }

        /** A table inside a table, or one of a single column, is only layout. */
        private void table(Element table) throws Unreadable {
            var rows = table.select("tr");
            boolean layout = !table.select("table table").isEmpty() || rows.stream().allMatch(row -> row.childrenSize() < 2);
            if (layout) {
                children(table);
                return;
            }
            var caption = table.selectFirst("caption");
            if (caption != null) {
                heading(caption, Math.min(9, level + 1));
            }
            Table.read(grid(rows), Math.min(8, level + 1), reading);
        }

        private static List<List<String>> grid(List<Element> rows) {
            var grid = new ArrayList<List<String>>();
            var hanging = new int[MOST_COLUMNS];
            var above = new String[MOST_COLUMNS];
            for (var row : rows) {
                grid.add(cells(row, hanging, above));
            }
            return grid;
        }

        private static List<String> cells(Element row, int[] hanging, String[] above) {
            var cells = new ArrayList<String>();
            for (var cell : row.select("> td, > th")) {
                hang(cells, hanging, above);
                int wide = span(cell.attr("colspan"));
                for (int i = 0; i < wide && cells.size() < MOST_COLUMNS; i++) {
                    hanging[cells.size()] = span(cell.attr("rowspan")) - 1;
                    above[cells.size()] = cell.text();
                    cells.add(cell.text());
                }
            }
            hang(cells, hanging, above);
            return cells;
        }

        /** Cells of the rows above that reach down into this one. */
        private static void hang(List<String> cells, int[] hanging, String[] above) {
            while (cells.size() < MOST_COLUMNS && hanging[cells.size()] > 0) {
                hanging[cells.size()]--;
                cells.add(above[cells.size()]);
            }
        }

        private static int span(String value) {
            return value.matches("\\d{1,3}") ? Math.clamp(Integer.parseInt(value), 1, MOST_COLUMNS) : 1;
        }

        private void flush() throws Unreadable {
            String text = Unwrapped.text(running.toString().lines().map(line -> line.replaceAll("[ \\u00A0]+", " ").strip())
                    .filter(line -> !line.isEmpty()).toList());
            running.setLength(0);
            if (text.codePoints().anyMatch(Character::isLetterOrDigit)) {
                reading.paragraph(text);
            }
        }
    }
}
