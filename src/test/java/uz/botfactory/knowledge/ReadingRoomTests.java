package uz.botfactory.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static uz.botfactory.knowledge.Files.line;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import uz.botfactory.knowledge.Unreadable.Why;

class ReadingRoomTests {

    private static final ReadingLimits LIMITS = ReadingLimits.generous(1_000_000);

    @Test
    void aDocumentIsReadInAProcessOfItsOwnWithProgress() throws Exception {
        var file = Files.pdf(
                (pdf, page) -> line(page, 72, 700, 11, "Birinchi sahifa oʻrniga matn".replace('ʻ', '\'')),
                (pdf, page) -> line(page, 72, 700, 11, "Ikkinchi sahifadagi matn."));
        var progress = new ArrayList<Integer>();
        var blocks = ReadingRoom.read(Kind.PDF, file, null, LIMITS, progress::add);
        assertThat(Files.written(blocks)).containsExactly("Birinchi sahifa o'rniga matn", "Ikkinchi sahifadagi matn.");
        assertThat(progress).containsExactly(50, 100);
    }

    @Test
    void reasonsComeBackFromTheProcess() {
        refused(Why.ENCRYPTED, Kind.PDF, Files.encryptedPdf("maxfiy"), LIMITS);
        refused(Why.SCANNED_PDF, Kind.PDF, Files.pdf(Files::picture), LIMITS);
    }

    @Test
    void aPdfThatUnpacksIntoGigabytesEndsOnlyItsOwnProcess() throws Exception {
        refused(Why.TOO_LARGE_INSIDE, Kind.PDF, pdfBomb(), LIMITS);
    }

    @Test
    void aDocumentThatTakesTooLongIsStopped() {
        var pages = new Files.Drawing[400];
        java.util.Arrays.fill(pages, (Files.Drawing) (pdf, page) -> {
            for (int i = 0; i < 60; i++) {
                line(page, 30, 800 - i * 12, 9, "matn ".repeat(18));
            }
        });
        var hurried = new ReadingLimits(1_000_000, 1_000, 1_000_000, Duration.ofMillis(5));
        refused(Why.TOO_SLOW, Kind.PDF, Files.pdf(pages), hurried);
    }

    @Test
    void moreTextThanABotMayHaveIsRefused() {
        var little = new ReadingLimits(100, 1_000, 1_000_000, Duration.ofSeconds(30));
        refused(Why.TEXT_LIMIT, Kind.TXT, "uzun matn ".repeat(50).getBytes(StandardCharsets.UTF_8), little);
        refused(Why.TEXT_LIMIT, Kind.HTML, ("<p>" + "uzun matn ".repeat(50)).getBytes(StandardCharsets.UTF_8), little);
    }

    /** One page whose content is an array of two hundred million numbers. */
    private static byte[] pdfBomb() throws Exception {
        var packed = new ByteArrayOutputStream();
        try (var out = new DeflaterOutputStream(packed)) {
            out.write('[');
            byte[] numbers = "1 ".repeat(500_000).getBytes(StandardCharsets.ISO_8859_1);
            for (int i = 0; i < 400; i++) {
                out.write(numbers);
            }
        }
        var file = new ByteArrayOutputStream();
        file.write(("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
                + "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R>>endobj\n4 0 obj<</Length "
                + packed.size() + "/Filter/FlateDecode>>stream\n").getBytes(StandardCharsets.ISO_8859_1));
        packed.writeTo(file);
        file.write("\nendstream endobj\ntrailer<</Root 1 0 R/Size 5>>\n%%EOF".getBytes(StandardCharsets.ISO_8859_1));
        return file.toByteArray();
    }

    private static void refused(Why why, Kind kind, byte[] file, ReadingLimits limits) {
        assertThatExceptionOfType(Unreadable.class)
                .isThrownBy(() -> ReadingRoom.read(kind, file, null, limits, p -> {}))
                .extracting(Unreadable::why)
                .isEqualTo(why);
    }
}
