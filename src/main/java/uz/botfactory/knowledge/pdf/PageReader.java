package uz.botfactory.knowledge.pdf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import uz.botfactory.knowledge.Reading;
import uz.botfactory.knowledge.Unreadable;

/** Takes the characters off each page and puts them into lines. */
final class PageReader extends PDFTextStripper {

    private static final int MOST_CHARACTERS_OF_A_PAGE = 400_000;

    private final Reading reading;
    private final int count;
    private final List<List<Line>> pages = new ArrayList<>();
    private final Map<Integer, List<Glyph>> glyphs = new TreeMap<>();
    private int operators;
    private int pictures;
    private int unknown;
    private int onThisPage;

    PageReader(Reading reading, int count) {
        this.reading = reading;
        this.count = count;
    }

    List<List<Line>> pages() {
        return pages;
    }

    int pictures() {
        return pictures;
    }

    /** Characters that the file shows but does not name. */
    int unknownCharacters() {
        return unknown;
    }

    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
        if ((++operators & 0xFF) == 0) {
            guarded(reading::onTime);
        }
        if (operator.getName().equals("Do") || operator.getName().equals("BI")) {
            pictures++;
        }
        super.processOperator(operator, operands);
    }

    @Override
    protected void processTextPosition(TextPosition position) {
        String text = position.getUnicode();
        if (text == null || text.isEmpty() || ++onThisPage > MOST_CHARACTERS_OF_A_PAGE) {
            return;
        }
        if (nameless(text.charAt(0))) {
            unknown++;
            return;
        }
        int direction = Math.round(position.getDir() / 90f) & 3;
        glyphs.computeIfAbsent(direction, d -> new ArrayList<>()).add(glyph(position, text));
    }

    private static boolean nameless(char c) {
        return c == '\uFFFD' || c >= '\uE000' && c < '\uF8FF' || c < ' ' && !Character.isWhitespace(c);
    }

    private static Glyph glyph(TextPosition at, String text) {
        float size = Math.max(1, Math.max(Math.abs(at.getFontSizeInPt()), at.getHeightDir()));
        return new Glyph(at.getXDirAdj(), at.getYDirAdj(), at.getWidthDirAdj(), size, at.getWidthOfSpace(), bold(at.getFont()), text);
    }

    private static boolean bold(PDFont font) {
        String name = font == null || font.getName() == null ? "" : font.getName().toLowerCase(Locale.ROOT);
        return name.contains("bold") || name.contains("black") || name.contains("heavy") || name.contains("demi");
    }

    @Override
    protected void writePage() throws IOException {
        var lines = new ArrayList<Line>();
        glyphs.values().forEach(turned -> lines.addAll(Columns.inReadingOrder(Lines.of(turned))));
        pages.add(lines);
        glyphs.clear();
        onThisPage = 0;
        guarded(() -> reading.progress(pages.size(), count));
    }

    private interface Step {
        void run() throws Unreadable;
    }

    private static void guarded(Step step) throws Stopped {
        try {
            step.run();
        } catch (Unreadable e) {
            throw new Stopped(e);
        }
    }

    /** Carries a refusal through PDFBox, which only knows IOException. */
    static final class Stopped extends IOException {
        private final Unreadable why;

        Stopped(Unreadable why) {
            super(why.why().code());
            this.why = why;
        }

        Unreadable why() {
            return why;
        }
    }
}
