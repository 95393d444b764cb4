package uz.botfactory.payments;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** One sheet of paper, written from top to bottom in letters that Uzbek and Russian need. */
final class InvoiceSheet implements AutoCloseable {

    private static final float MARGIN = 56;
    private static final float WIDTH = PDRectangle.A4.getWidth() - 2 * MARGIN;
    private static final float SIZE = 10.5f;

    private final PDDocument document = new PDDocument();
    private final PDFont plain;
    private final PDFont bold;
    private final PDPageContentStream pen;
    private float y = PDRectangle.A4.getHeight() - MARGIN;

    InvoiceSheet() throws IOException {
        plain = font("/payments/noto-sans.ttf");
        bold = font("/payments/noto-sans-bold.ttf");
        var page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        pen = new PDPageContentStream(document, page);
    }

    void title(String text) throws IOException {
        down(22);
        write(bold, 18, MARGIN, text);
        down(8);
    }

    void heading(String text) throws IOException {
        down(12);
        paragraph(bold, text);
    }

    void line(String text) throws IOException {
        paragraph(plain, text);
    }

    void strong(String text) throws IOException {
        paragraph(bold, text);
    }

    void gap() {
        down(18);
    }

    void rule() throws IOException {
        down(10);
        pen.setLineWidth(0.7f);
        pen.moveTo(MARGIN, y);
        pen.lineTo(MARGIN + WIDTH, y);
        pen.stroke();
    }

    /** What, and how much of it at the right. */
    void row(String what, String sum) throws IOException {
        row(plain, what, sum);
    }

    void strongRow(String what, String sum) throws IOException {
        row(bold, what, sum);
    }

    byte[] bytes() throws IOException {
        pen.close();
        var bytes = new ByteArrayOutputStream();
        document.save(bytes);
        return bytes.toByteArray();
    }

    @Override
    public void close() throws IOException {
        document.close();
    }

    private void row(PDFont font, String what, String sum) throws IOException {
        float sumWidth = width(font, SIZE, sum);
        var lines = wrapped(font, what, WIDTH - sumWidth - 24);
        for (int i = 0; i < lines.size(); i++) {
            down(i == 0 ? 16 : 14);
            write(font, SIZE, MARGIN, lines.get(i));
        }
        write(font, SIZE, MARGIN + WIDTH - sumWidth, sum);
    }

    private void paragraph(PDFont font, String text) throws IOException {
        for (var line : wrapped(font, text, WIDTH)) {
            down(15);
            write(font, SIZE, MARGIN, line);
        }
    }

    private List<String> wrapped(PDFont font, String text, float width) throws IOException {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (var word : text.split(" ")) {
            if (!line.isEmpty() && width(font, SIZE, line + " " + word) > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    private void write(PDFont font, float size, float x, String text) throws IOException {
        pen.beginText();
        pen.setFont(font, size);
        pen.newLineAtOffset(x, y);
        pen.showText(printable(font, text));
        pen.endText();
    }

    private void down(float by) {
        y -= by;
    }

    private static float width(PDFont font, float size, String text) throws IOException {
        return font.getStringWidth(printable(font, text)) / 1000 * size;
    }

    /** What the letters at hand cannot write, such as a smiley in a name, is left out. */
    private static String printable(PDFont font, String text) {
        var kept = new StringBuilder();
        text.codePoints().filter(one -> has(font, one)).forEach(kept::appendCodePoint);
        return kept.toString();
    }

    private static boolean has(PDFont font, int letter) {
        try {
            return letter >= ' ' && font.encode(Character.toString(letter)).length > 0;
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }

    /** Letters stand one by one: the files have few of the joined ones, and "Toshkent" would ask for one that is missing. */
    private PDFont font(String resource) throws IOException {
        try (var file = InvoiceSheet.class.getResourceAsStream(resource)) {
            var letters = new TTFParser().parse(new RandomAccessReadBuffer(file));
            letters.setEnableGsub(false);
            return PDType0Font.load(document, letters, true);
        }
    }
}
