package uz.botfactory.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextAndTableTests {

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|"})
    void rowsKeepTheirColumnNamesWhateverSeparatesThem(String separator) throws Unreadable {
        String csv = String.join("\n", "Nomi,Narxi,Hajmi", "Osh,45 000 so'm,1 porsiya", "Lag'mon,30 000 so'm,1 kosa").replace(",", separator);
        assertThat(Files.read("narx.csv", csv))
                .containsExactly(
                        "| Nomi: Osh; Narxi: 45 000 so'm; Hajmi: 1 porsiya", "| Nomi: Lag'mon; Narxi: 30 000 so'm; Hajmi: 1 kosa");
    }

    @Test
    void excelsOwnExportInCp1251IsRead() throws Unreadable {
        String csv = "sep=;\r\nНаименование;Цена\r\n\"Плов \"\"Свадебный\"\"\";45 000\r\n\"Лагман;\nуйгурский\";30 000\r\n";
        assertThat(Files.read("прайс.csv", csv.getBytes(Charset.forName("windows-1251"))))
                .containsExactly("| Наименование: Плов \"Свадебный\"; Цена: 45 000", "| Наименование: Лагман; уйгурский; Цена: 30 000");
    }

    @Test
    void titleLinesSectionsAndEmptyRowsAreNotRows() throws Unreadable {
        String csv = "Choyxona narxlari;;\n;;\n№;Taom;Narx\nSalatlar;;\n1;Achchiq-chuchuk;12000\nIssiq taomlar;;\n2;Osh;45000\n";
        assertThat(Files.read("a.csv", csv))
                .containsExactly(
                        "## Choyxona narxlari",
                        "### Salatlar",
                        "| №: 1; Taom: Achchiq-chuchuk; Narx: 12000",
                        "### Issiq taomlar",
                        "| №: 2; Taom: Osh; Narx: 45000");
    }

    @Test
    void aTableWithoutColumnNamesLosesNoRow() throws Unreadable {
        assertThat(Files.read("a.csv", "Osh,45000\nLag'mon,30000\n")).containsExactly("| Osh; 45000", "| Lag'mon; 30000");
    }

    @Test
    void questionsAndAnswersInColumnsStayTogether() throws Unreadable {
        assertThat(Files.read("faq.csv", "savol,javob\n\"Qachon ochilasiz?\",\"Soat 9:00 da, har kuni\"\n"))
                .containsExactly("| savol: Qachon ochilasiz?; javob: Soat 9:00 da, har kuni");
    }

    @Test
    void aQuoteThatNobodyClosedDoesNotSwallowTheRest() throws Unreadable {
        var csv = new StringBuilder("Nomi;Narxi\n\"Osh;45000\n");
        for (int i = 0; i < 200; i++) {
            csv.append("Taom ").append(i).append(';').append(1000 + i).append('\n');
        }
        assertThat(Files.read("a.csv", csv.toString())).hasSize(201).contains("| Nomi: Taom 199; Narxi: 1199");
    }

    @Test
    void amongPlainTextsTheNameDecides() throws Unreadable {
        String text = "Nomi,Narxi\nOsh,45000\n";
        assertThat(Files.read("a.csv", text)).containsExactly("| Nomi: Osh; Narxi: 45000");
        assertThat(Files.read("a.txt", text)).containsExactly("Nomi,Narxi\nOsh,45000");
        assertThat(Files.read("a.md", "# Narxlar\n\nOsh **45000**")).containsExactly("# Narxlar", "Osh 45000");
    }

    @Test
    void aPlainTextHasHeadingsPointsAndParagraphs() throws Unreadable {
        String text = """
                YETKAZIB BERISH

                Toshkent bo'ylab yetkazib berish bepul, agar buyurtma summasi
                ikki yuz ming so'mdan oshsa. Boshqa hollarda 20 000 so'm.

                To'lov usullari:

                - Naqd
                - Karta (Uzcard, Humo)
                1) Click
                """;
        assertThat(Files.read("a.txt", text))
                .containsExactly(
                        "## YETKAZIB BERISH",
                        "Toshkent bo'ylab yetkazib berish bepul, agar buyurtma summasi ikki yuz ming so'mdan oshsa. Boshqa hollarda 20 000 so'm.",
                        "## To'lov usullari",
                        "- Naqd",
                        "- Karta (Uzcard, Humo)",
                        "- Click");
    }

    @Test
    void aPriceListInLinesKeepsItsLines() throws Unreadable {
        assertThat(Files.read("a.txt", "Osh - 45 000 so'm\nLag'mon - 30 000 so'm\nChoy - 5 000 so'm"))
                .containsExactly("Osh - 45 000 so'm\nLag'mon - 30 000 so'm\nChoy - 5 000 so'm");
    }

    @Test
    void markedQuestionsAreKeptWithTheirAnswers() throws Unreadable {
        assertThat(Files.read("a.txt", "Savol: Qachon ochilasiz?\nJavob: Soat 9 da.\nSavol: Manzil?\nJavob: Chilonzor 5\nMetro yonida"))
                .containsExactly("? Qachon ochilasiz?\nSoat 9 da.", "? Manzil?\nChilonzor 5\nMetro yonida");
    }

    @Test
    void markdownTablesAndListsAreRead() throws Unreadable {
        assertThat(Files.read("a.md", "# Menyu\n\n| Taom | Narx |\n|---|---|\n| Osh | 45 000 |\n\n- Choy\n- Non\n"))
                .containsExactly("# Menyu", "| Taom: Osh; Narx: 45 000", "- Choy", "- Non");
    }
}
