package uz.botfactory.knowledge;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uz.botfactory.knowledge.Unreadable.Why;
import uz.botfactory.knowledge.page.MarkdownExtractor;
import uz.botfactory.knowledge.page.PageExtractor;
import uz.botfactory.knowledge.pdf.PdfExtractor;
import uz.botfactory.knowledge.sheet.CsvExtractor;
import uz.botfactory.knowledge.sheet.SheetExtractor;
import uz.botfactory.knowledge.word.WordExtractor;

/** Picks the reader for a kind of file and turns every way in which it can fail into a reason with a name. */
final class Extraction {

    private Extraction() {}

    static List<Block> blocks(Kind kind, byte[] file, @Nullable String charset, Reading reading) throws Unreadable {
        try {
            extractor(kind, charset).read(file, reading);
        } catch (IOException e) {
            throw new Unreadable(Why.DAMAGED);
        } catch (StackOverflowError e) {
            throw new Unreadable(Why.TOO_LARGE_INSIDE);
        }
        if (reading.blocks().stream().noneMatch(block -> block.text().codePoints().anyMatch(Character::isLetterOrDigit))) {
            throw new Unreadable(Why.NO_TEXT);
        }
        return reading.blocks();
    }

    private static TextExtractor extractor(Kind kind, @Nullable String charset) {
        return switch (kind) {
            case PDF -> new PdfExtractor();
            case DOCX -> new WordExtractor();
            case XLSX -> new SheetExtractor();
            case CSV -> new CsvExtractor();
            case MD -> new MarkdownExtractor();
            case HTML -> new PageExtractor(charset);
            case TXT -> new PlainText();
            case QA -> Extraction::questionAnswer;
        };
    }

    /** A stored pair: the question is the first line. */
    private static void questionAnswer(byte[] file, Reading reading) throws Unreadable {
        String text = new String(file, StandardCharsets.UTF_8);
        int end = Math.max(0, text.indexOf('\n'));
        reading.questionAnswer(text.substring(0, end), text.substring(end));
    }
}
