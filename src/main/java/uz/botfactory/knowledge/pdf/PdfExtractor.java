package uz.botfactory.knowledge.pdf;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import uz.botfactory.knowledge.Reading;
import uz.botfactory.knowledge.TextExtractor;
import uz.botfactory.knowledge.Unreadable;
import uz.botfactory.knowledge.Unreadable.Why;

/** PDF files: lines in reading order, headings by size, table rows on one line; pictures of text are refused. */
public final class PdfExtractor implements TextExtractor {

    private static final int MOST_PAGES = 5_000;
    private static final int FEWEST_LETTERS = 20;

    @Override
    public void read(byte[] file, Reading reading) throws Unreadable, IOException {
        try (var pdf = Loader.loadPDF(file)) {
            if (pdf.getNumberOfPages() > MOST_PAGES) {
                throw new Unreadable(Why.TOO_LARGE_INSIDE);
            }
            tell(pages(pdf, reading), reading);
        } catch (InvalidPasswordException e) {
            throw new Unreadable(Why.ENCRYPTED);
        } catch (PageReader.Stopped e) {
            throw e.why();
        } catch (RuntimeException e) {
            throw new IOException("The PDF is broken", e); // PDFBox meets broken files with every kind of exception
        }
    }

    private static PageReader pages(PDDocument pdf, Reading reading) throws IOException, Unreadable {
        var pages = new PageReader(reading, pdf.getNumberOfPages());
        try (var nowhere = new OutputStreamWriter(OutputStream.nullOutputStream(), StandardCharsets.UTF_8)) {
            pages.writeText(pdf, nowhere);
        }
        return pages;
    }

    private static void tell(PageReader reader, Reading reading) throws Unreadable {
        List<List<Line>> pages = reader.pages();
        long letters = pages.stream().flatMap(List::stream).flatMap(line -> line.runs().stream())
                .mapToLong(run -> run.text().codePoints().filter(Character::isLetterOrDigit).count()).sum();
        if (letters < FEWEST_LETTERS && reader.pictures() > 0) {
            throw new Unreadable(Why.SCANNED_PDF);
        }
        if (letters < reader.unknownCharacters()) {
            throw new Unreadable(Why.SCANNED_PDF);
        }
        new Layout(reading).tell(Margins.without(new ArrayList<>(pages)));
    }
}
