package uz.botfactory.knowledge;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** Makes the files that people and attackers upload, and reads them as the product does. */
final class Files {

    private Files() {}

    /** What the product finds in the file: "# " before headings, "- " before points, "| " before rows, "? " before questions. */
    static List<String> read(String name, byte[] file) throws Unreadable {
        return written(Extraction.blocks(Kinds.of(file, name), file, null, new Reading(ReadingLimits.generous(50_000_000), p -> {})));
    }

    static List<String> read(String name, String text) throws Unreadable {
        return read(name, text.getBytes(StandardCharsets.UTF_8));
    }

    /** The same, in a process of its own. */
    static List<String> readApart(String name, byte[] file, ReadingLimits limits) throws Exception {
        return written(ReadingRoom.read(Kinds.of(file, name), file, null, limits, p -> {}));
    }

    static List<String> written(List<Block> blocks) {
        return blocks.stream().map(block -> switch (block.kind()) {
            case HEADING -> "#".repeat(block.level()) + " " + block.text();
            case LIST_ITEM -> "- " + block.text();
            case TABLE_ROW -> "| " + block.text();
            case QUESTION_ANSWER -> "? " + block.text();
            case PARAGRAPH -> block.text();
        }).toList();
    }

    static byte[] zip(Map<String, String> parts) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** A Word file whose body is this XML. */
    static byte[] word(String body) {
        return zip(Map.of(
                "[Content_Types].xml", "<Types/>",
                "word/document.xml",
                "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>" + body
                        + "</w:body></w:document>"));
    }

    static byte[] protectedByPassword(byte[] office) throws Exception {
        try (var files = new POIFSFileSystem(); var bytes = new ByteArrayOutputStream()) {
            var encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            encryptor.confirmPassword("maxfiy");
            try (var out = encryptor.getDataStream(files)) {
                out.write(office);
            }
            files.writeFilesystem(bytes);
            return bytes.toByteArray();
        }
    }

    /** What is written on a page of a PDF. */
    interface Drawing {
        void draw(PDDocument pdf, PDPageContentStream page) throws IOException;
    }

    static byte[] pdf(Drawing... pages) {
        try (var pdf = new PDDocument()) {
            return bytes(pdf, pages);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] encryptedPdf(String userPassword) {
        try (var pdf = new PDDocument()) {
            pdf.protect(new StandardProtectionPolicy("owner", userPassword, new AccessPermission()));
            return bytes(pdf, (p, page) -> line(page, 72, 700, 11, "Yetkazib berish bepul va tez amalga oshiriladi"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(PDDocument pdf, Drawing... pages) throws IOException {
        for (var drawing : pages) {
            var page = new PDPage(PDRectangle.A4);
            pdf.addPage(page);
            try (var stream = new PDPageContentStream(pdf, page)) {
                drawing.draw(pdf, stream);
            }
        }
        var bytes = new ByteArrayOutputStream();
        pdf.save(bytes);
        return bytes.toByteArray();
    }

    static void line(PDPageContentStream page, float x, float y, float size, String text) throws IOException {
        line(page, FontName.HELVETICA, x, y, size, text);
    }

    static void line(PDPageContentStream page, FontName font, float x, float y, float size, String text) throws IOException {
        page.beginText();
        page.setFont(new PDType1Font(font), size);
        page.newLineAtOffset(x, y);
        page.showText(text);
        page.endText();
    }

    static void picture(PDDocument pdf, PDPageContentStream page) throws IOException {
        var image = new java.awt.image.BufferedImage(40, 40, java.awt.image.BufferedImage.TYPE_INT_RGB);
        page.drawImage(LosslessFactory.createFromImage(pdf, image), 0, 0, 500, 700);
    }
}
