package uz.botfactory.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.junit.jupiter.api.Test;
import uz.botfactory.knowledge.Unreadable.Why;

class OfficeTests {

    @Test
    void aWordFileKeepsHeadingsListsAndTables() throws Exception {
        var file = word(word -> {
            bold(word.createParagraph(), "Yetkazib berish:");
            word.createParagraph().createRun().setText("Toshkent bo'ylab bepul.");
            var list = word.createParagraph();
            list.createRun().setText("Karta orqali");
            list.getCTP().addNewPPr().addNewNumPr();
            var table = word.createTable(3, 2);
            fill(table.getRow(0).getCell(0), "Taom");
            fill(table.getRow(0).getCell(1), "Narx");
            fill(table.getRow(1).getCell(0), "Osh");
            fill(table.getRow(1).getCell(1), "45 000 so'm");
            fill(table.getRow(2).getCell(0), "Choy");
            fill(table.getRow(2).getCell(1), "5 000 so'm");
        });
        assertThat(Files.read("a.docx", file))
                .containsExactly(
                        "####### Yetkazib berish", "Toshkent bo'ylab bepul.", "- Karta orqali",
                        "| Taom: Osh; Narx: 45 000 so'm", "| Taom: Choy; Narx: 5 000 so'm");
    }

    @Test
    void headingStylesOfAnyLanguageAreFound() throws Exception {
        var file = Files.zip(Map.of(
                "word/styles.xml",
                "<w:styles xmlns:w=\"w\"><w:style w:styleId=\"1\"><w:name w:val=\"heading 1\"/></w:style>"
                        + "<w:style w:styleId=\"a5\"><w:name w:val=\"Мой\"/><w:basedOn w:val=\"1\"/></w:style></w:styles>",
                "word/document.xml",
                "<w:document xmlns:w=\"w\"><w:body><w:p><w:pPr><w:pStyle w:val=\"1\"/></w:pPr><w:r><w:t>Narxlar</w:t></w:r></w:p>"
                        + "<w:p><w:pPr><w:pStyle w:val=\"a5\"/></w:pPr><w:r><w:t>Osh</w:t></w:r></w:p>"
                        + "<w:p><w:r><w:t>45</w:t></w:r><w:del><w:r><w:delText>9</w:delText></w:r></w:del>"
                        + "<w:r><w:tab/><w:t xml:space=\"preserve\">000 so'm</w:t></w:r></w:p></w:body></w:document>"));
        assertThat(Files.read("a.docx", file)).containsExactly("# Narxlar", "# Osh", "45 000 so'm");
    }

    @Test
    void anExcelFileIsWrittenAsItShows() throws Exception {
        try (var excel = new XSSFWorkbook()) {
            var sheet = excel.createSheet("Menyu");
            sheet.createRow(0).createCell(0).setCellValue("Choyxona narxlari");
            sheet.addMergedRegion(new CellRangeAddress(0, 0, 0, 3));
            row(sheet, 2, "Taom", "Narx", "Sana", "Chegirma");
            var row = sheet.createRow(3);
            row.createCell(0).setCellValue("Osh");
            row.createCell(1).setCellValue(45000);
            row.getCell(1).setCellStyle(style(excel, "#,##0 \"so'm\""));
            row.createCell(2).setCellValue(java.time.LocalDate.of(2026, 11, 21));
            row.getCell(2).setCellStyle(style(excel, "m/d/yy"));
            row.createCell(3).setCellValue(0.15);
            row.getCell(3).setCellStyle(style(excel, "0%"));
            excel.createSheet("Sir").createRow(0).createCell(0).setCellValue("maxfiy");
            excel.setSheetHidden(1, true);
            assertThat(Files.read("a.xlsx", bytes(excel)))
                    .containsExactly("# Menyu", "## Choyxona narxlari", "| Taom: Osh; Narx: 45 000 so'm; Sana: 21.11.2026; Chegirma: 15%");
        }
    }

    @Test
    void plainNumbersShowNoBinaryNoise() throws Exception {
        try (var excel = new XSSFWorkbook()) {
            var sheet = excel.createSheet("Sheet1");
            row(sheet, 0, "Nomi", "Narxi");
            var row = sheet.createRow(1);
            row.createCell(0).setCellValue("Choy");
            row.createCell(1).setCellValue(0.1 + 0.2);
            var big = sheet.createRow(2);
            big.createCell(0).setCellValue("Uy");
            big.createCell(1).setCellValue(998901234567d);
            assertThat(Files.read("a.xlsx", bytes(excel))).containsExactly("| Nomi: Choy; Narxi: 0,3", "| Nomi: Uy; Narxi: 998901234567");
        }
    }

    @Test
    void aNameOverTwoColumnsIsSaidInBoth() throws Exception {
        try (var excel = new XSSFWorkbook()) {
            var sheet = excel.createSheet("Sheet1");
            row(sheet, 0, "Tarif", "Narx", "");
            sheet.addMergedRegion(new CellRangeAddress(0, 0, 1, 2));
            row(sheet, 1, "", "Toshkent", "Viloyat");
            row(sheet, 2, "Oddiy", "20 000", "35 000");
            row(sheet, 3, "Tez", "40 000", "70 000");
            assertThat(Files.read("a.xlsx", bytes(excel)))
                    .containsExactly(
                            "| Tarif: Oddiy; Narx Toshkent: 20 000; Narx Viloyat: 35 000",
                            "| Tarif: Tez; Narx Toshkent: 40 000; Narx Viloyat: 70 000");
        }
    }

    @Test
    void contentDecidesNotTheEndingOfTheName() throws Exception {
        assertThat(Files.read("a.pdf", word(word -> word.createParagraph().createRun().setText("Salom dunyo"))))
                .containsExactly("Salom dunyo");
        assertThat(Files.read("a.docx", "Oddiy matn")).containsExactly("Oddiy matn");
    }

    @Test
    void officeFilesWithAPasswordSayEncrypted() throws Exception {
        var file = Files.protectedByPassword(word(word -> word.createParagraph().createRun().setText("Sir")));
        refused(Why.ENCRYPTED, "a.docx", file);
    }

    @Test
    void filesOfOldOfficeSayOldFormat() throws Exception {
        try (var old = new HSSFWorkbook(); var bytes = new ByteArrayOutputStream()) {
            old.createSheet("a").createRow(0).createCell(0).setCellValue("Osh");
            old.write(bytes);
            refused(Why.OLD_FORMAT, "a.xls", bytes.toByteArray());
            refused(Why.OLD_FORMAT, "a.xlsx", bytes.toByteArray());
        }
    }

    @Test
    void anEmptyWordFileHasNoText() throws Exception {
        refused(Why.NO_TEXT, "a.docx", word(word -> word.createParagraph()));
    }

    @Test
    void aCutOffFileIsDamaged() throws Exception {
        var file = word(word -> word.createParagraph().createRun().setText("Salom"));
        refused(Why.DAMAGED, "a.docx", Arrays.copyOf(file, file.length - 200));
        refused(Why.DAMAGED, "a.docx", Files.word("<w:p><w:r><w:t>yopilmagan"));
    }

    @Test
    void entitiesThatMultiplyAreRefused() {
        String bomb = "<!DOCTYPE z [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;\">]>"
                + "<w:document xmlns:w=\"w\"><w:p><w:r><w:t>&c;</w:t></w:r></w:p></w:document>";
        refused(Why.TOO_LARGE_INSIDE, "a.docx", Files.zip(Map.of("word/document.xml", bomb)));
    }

    @Test
    void filesThatUnpackIntoTooMuchAreRefused() {
        refused(Why.TOO_LARGE_INSIDE, "a.docx", Files.zip(Map.of("word/document.xml",
                "<w:document xmlns:w=\"w\">" + " ".repeat(301_000_000) + "</w:document>")));
    }

    @Test
    void elementsNestedWithoutEndAreRefused() {
        refused(Why.TOO_LARGE_INSIDE, "a.docx", Files.word("<w:p>".repeat(50_000) + "</w:p>".repeat(50_000)));
    }

    @Test
    void archivesAndPicturesAreNotRead() {
        refused(Why.UNSUPPORTED_TYPE, "a.docx", Files.zip(Map.of("a.txt", "salom")));
        refused(Why.UNSUPPORTED_TYPE, "a.txt", new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13, 'I', 'H', 'D', 'R'});
        refused(Why.UNSUPPORTED_TYPE, "a.csv", new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0, 0, 16, 'J', 'F', 'I', 'F', 0});
        refused(Why.UNSUPPORTED_TYPE, "a.txt", "{\\rtf1\\ansi Salom}".getBytes());
        refused(Why.UNSUPPORTED_TYPE, "a.txt", "<svg xmlns=\"http://www.w3.org/2000/svg\"><text>Salom</text></svg>".getBytes());
        refused(Why.UNSUPPORTED_TYPE, "a.csv", new byte[] {0x1F, (byte) 0x8B, 8, 0, 0, 0, 0, 0, 0, 3});
        refused(Why.EMPTY_FILE, "a.txt", new byte[0]);
        refused(Why.NO_TEXT, "a.txt", " \n\t\r\n".getBytes());
    }

    @Test
    void aTextThatBeginsLikeALetterOrAProgramIsAText() throws Exception {
        assertThat(Files.read("a.txt", "Subject: Narxlar\nFrom: Aziza\n\nOsh 45 000 so'm turadi.")).contains("Osh 45 000 so'm turadi.");
        assertThat(Files.read("a.txt", "#!/bin/sh\nOsh 45 000 so'm turadi.")).isNotEmpty();
        assertThat(Files.read("a.txt", "{\"osh\": 45000}")).isNotEmpty();
    }

    private static void refused(Why why, String name, byte[] file) {
        assertThatExceptionOfType(Unreadable.class)
                .isThrownBy(() -> Files.read(name, file))
                .extracting(Unreadable::why)
                .isEqualTo(why);
    }

    private static byte[] word(Consumer<XWPFDocument> content) throws IOException {
        try (var word = new XWPFDocument(); var bytes = new ByteArrayOutputStream()) {
            content.accept(word);
            word.write(bytes);
            return bytes.toByteArray();
        }
    }

    private static void bold(XWPFParagraph paragraph, String text) {
        var run = paragraph.createRun();
        run.setBold(true);
        run.setText(text);
    }

    private static void fill(org.apache.poi.xwpf.usermodel.XWPFTableCell cell, String text) {
        cell.setText(text);
    }

    private static void row(org.apache.poi.xssf.usermodel.XSSFSheet sheet, int at, String... cells) {
        var row = sheet.createRow(at);
        for (int i = 0; i < cells.length; i++) {
            row.createCell(i).setCellValue(cells[i]);
        }
    }

    private static org.apache.poi.xssf.usermodel.XSSFCellStyle style(XSSFWorkbook excel, String format) {
        var style = excel.createCellStyle();
        style.setDataFormat(excel.createDataFormat().getFormat(format));
        return style;
    }

    private static byte[] bytes(XSSFWorkbook excel) throws IOException {
        var bytes = new ByteArrayOutputStream();
        excel.write(bytes);
        return bytes.toByteArray();
    }
}
