package uz.botfactory.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class PassagesTests {

    @Test
    void neighboursBelowOneHeadingShareAPassage() {
        var passages = Passages.split(
                "narxlar.xlsx",
                List.of(
                        Block.heading(1, "Menyu"),
                        Block.heading(2, "Ichimliklar"),
                        Block.row("Nomi: Choy; Narxi: 5 000"),
                        Block.row("Nomi: Kofe; Narxi: 18 000"),
                        Block.heading(2, "Taomlar"),
                        Block.row("Nomi: Osh; Narxi: 42 000")));
        assertThat(passages)
                .containsExactly(
                        new PassageDraft("Menyu › Ichimliklar", "Nomi: Choy; Narxi: 5 000\nNomi: Kofe; Narxi: 18 000"),
                        new PassageDraft("Menyu › Taomlar", "Nomi: Osh; Narxi: 42 000"));
    }

    @Test
    void withoutHeadingsThePassageIsNamedAfterItsDocument() {
        assertThat(Passages.split("Qoidalar 2.0.docx", List.of(Block.paragraph("Yetkazib berish bepul."))))
                .containsExactly(new PassageDraft("Qoidalar 2.0", "Yetkazib berish bepul."));
    }

    @Test
    void aHeadingWithNothingBelowIsKept() {
        assertThat(Passages.split("a.txt", List.of(Block.heading(1, "Biz 9 dan 18 gacha ishlaymiz"))))
                .containsExactly(new PassageDraft("Biz 9 dan 18 gacha ishlaymiz", "Biz 9 dan 18 gacha ishlaymiz"));
    }

    @Test
    void nothingIsLostAndNothingIsTooLong() {
        String sentence = "Buyurtma bir kunda yetkaziladi, narxi o'n besh ming so'm. ";
        var passages = Passages.split("a.txt", List.of(Block.paragraph(sentence.repeat(100)), Block.paragraph("x".repeat(5000))));
        assertThat(passages).allSatisfy(p -> assertThat(p.text()).hasSizeLessThanOrEqualTo(Passages.LONGEST));
        assertThat(String.join("", passages.stream().map(p -> p.text().replaceAll("\\s", "")).toList()))
                .isEqualTo((sentence.repeat(100) + "x".repeat(5000)).replaceAll("\\s", ""));
    }

    @Test
    void aLongTableIsCutBetweenItsRows() {
        var rows = Collections.nCopies(60, Block.row("Mahsulot: Televizor; Narxi: 3 000 000 so'm; Kafolat: 12 oy"));
        assertThat(Passages.split("a.xlsx", rows))
                .hasSizeGreaterThan(3)
                .allSatisfy(p -> assertThat(p.text().lines()).allMatch(line -> line.endsWith("12 oy")));
    }
}
