package uz.botfactory.knowledge.page;

import java.util.List;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import uz.botfactory.knowledge.Encodings;
import uz.botfactory.knowledge.Reading;
import uz.botfactory.knowledge.TextExtractor;
import uz.botfactory.knowledge.Unreadable;

/** Markdown, read as the page it would become. */
public final class MarkdownExtractor implements TextExtractor {

    private static final int DEEPEST = 60;

    @Override
    public void read(byte[] file, Reading reading) throws Unreadable {
        var tables = List.of(TablesExtension.create());
        var document = Parser.builder()
                .extensions(tables)
                .maxOpenBlockParsers(DEEPEST)
                .build()
                .parse(Encodings.decode(file));
        reading.onTime();
        PageExtractor.read(HtmlRenderer.builder().extensions(tables).softbreak("<br>").build().render(document), reading);
    }
}
