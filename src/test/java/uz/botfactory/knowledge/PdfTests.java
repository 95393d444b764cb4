package uz.botfactory.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static uz.botfactory.knowledge.Files.line;

import java.util.Arrays;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.junit.jupiter.api.Test;
import uz.botfactory.knowledge.Unreadable.Why;

class PdfTests {

    @Test
    void headingsParagraphsAndBrokenWordsAreFound() throws Unreadable {
        var file = Files.pdf((pdf, page) -> {
            line(page, 72, 780, 18, "Yetkazib berish");
            line(page, 72, 740, 11, "Toshkent shahri bo'ylab yetkazib berish xiz-");
            line(page, 72, 726, 11, "mati bepul, agar buyurtma summasi ikki yuz ming");
            line(page, 72, 712, 11, "so'mdan oshsa.");
            line(page, FontName.HELVETICA_BOLD, 72, 680, 11, "To'lov");
            line(page, 72, 664, 11, "- Naqd");
            line(page, 72, 650, 11, "- Karta");
        });
        assertThat(Files.read("a.pdf", file))
                .containsExactly(
                        "# Yetkazib berish",
                        "Toshkent shahri bo'ylab yetkazib berish xizmati bepul, agar buyurtma summasi ikki yuz ming so'mdan oshsa.",
                        "###### To'lov",
                        "- Naqd",
                        "- Karta");
    }

    @Test
    void rowsOfATableStayOnOneLineWithTheirColumns() throws Unreadable {
        var file = Files.pdf((pdf, page) -> {
            String[][] rows = {{"Taom", "Hajmi", "Narx"}, {"Osh", "1 porsiya", "45 000"}, {"Lag'mon", "1 kosa", "30 000"}, {"Choy", "1 choynak", "5 000"}};
            for (int i = 0; i < rows.length; i++) {
                for (int k = 2; k >= 0; k--) {
                    line(page, 72 + k * 150, 700 - i * 20, 11, rows[i][k]);
                }
            }
        });
        assertThat(Files.read("a.pdf", file))
                .containsExactly(
                        "| Taom: Osh; Hajmi: 1 porsiya; Narx: 45 000",
                        "| Taom: Lag'mon; Hajmi: 1 kosa; Narx: 30 000",
                        "| Taom: Choy; Hajmi: 1 choynak; Narx: 5 000");
    }

    @Test
    void dotsThatLeadTheEyeBecomeADash() throws Unreadable {
        var file = Files.pdf((pdf, page) -> {
            line(page, 72, 700, 11, "Osh ........................ 45 000 so'm");
            line(page, 72, 686, 11, "Choy ....................... 5 000 so'm");
        });
        assertThat(Files.read("a.pdf", file)).containsExactly("Osh – 45 000 so'm\nChoy – 5 000 so'm");
    }

    @Test
    void textInTwoColumnsIsReadColumnByColumn() throws Unreadable {
        var file = Files.pdf((pdf, page) -> {
            for (int i = 0; i < 8; i++) {
                line(page, 50, 700 - i * 14, 10, "chap ustun matni davom etadi " + (char) ('a' + i));
                line(page, 310, 700 - i * 14, 10, "o'ng ustun matni davom etadi " + (char) ('a' + i));
            }
        });
        String text = String.join(" ", Files.read("a.pdf", file));
        assertThat(text.indexOf("chap ustun matni davom etadi h")).isLessThan(text.indexOf("o'ng ustun matni davom etadi a"));
    }

    @Test
    void whatStandsOnEveryPageIsSaidOnce() throws Unreadable {
        Files.Drawing[] pages = new Files.Drawing[4];
        for (int i = 0; i < 4; i++) {
            int n = i;
            pages[i] = (pdf, page) -> {
                line(page, 72, 810, 9, "Aziza choyxonasi, tel 71 200 00 00");
                line(page, 72, 700, 11, "Bu sahifada " + "abcd".charAt(n) + " haqida yozilgan.");
                line(page, 300, 30, 9, String.valueOf(n + 1));
            };
        }
        assertThat(Files.read("a.pdf", Files.pdf(pages)))
                .filteredOn(text -> text.contains("71 200"))
                .hasSize(1);
        assertThat(Files.read("a.pdf", Files.pdf(pages))).noneMatch("2"::equals);
    }

    @Test
    void picturesOfTextSayScanned() {
        refused(Why.SCANNED_PDF, Files.pdf(Files::picture, Files::picture));
    }

    @Test
    void emptyPagesSayNoText() {
        refused(Why.NO_TEXT, Files.pdf((pdf, page) -> {}));
    }

    @Test
    void aPasswordSaysEncrypted() throws Unreadable {
        refused(Why.ENCRYPTED, Files.encryptedPdf("maxfiy"));
        assertThat(Files.read("a.pdf", Files.encryptedPdf("")).getFirst()).startsWith("Yetkazib berish");
    }

    @Test
    void brokenFilesSayDamaged() {
        var file = Files.pdf((pdf, page) -> line(page, 72, 700, 11, "Salom"));
        refused(Why.DAMAGED, "%PDF-1.7\nbuzilgan fayl".getBytes());
        byte[] holes = file.clone();
        Arrays.fill(holes, 20, holes.length, (byte) 'x');
        refused(Why.DAMAGED, holes);
    }

    private static void refused(Why why, byte[] file) {
        assertThatExceptionOfType(Unreadable.class)
                .isThrownBy(() -> Files.read("a.pdf", file))
                .extracting(Unreadable::why)
                .isEqualTo(why);
    }
}
