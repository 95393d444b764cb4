package uz.botfactory.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchIndexTests {

    private SearchIndex index;

    @BeforeEach
    void aTeaHouse() throws IOException {
        index = index(
                passage("Menyu", "Taom: To'y oshi; Narxi: 42 000 so'm\nTaom: Lag'mon; Narxi: 38 000 so'm", new byte[] {127, 0}),
                passage("Yetkazib berish", "Yetkazib berish shahar ichida 15 000 so'm, 200 000 so'mdan yuqori buyurtma bepul.", null),
                passage("Manzil", "Toshkent, Labzak ko'chasi 12. Mo'ljal: Paxtakor stadioni.", null),
                passage("Ish vaqti", "Har kuni 10:00 dan 23:00 gacha ishlaymiz.", null),
                passage("Zal", "Banket zali 250 kishiga mo'ljallangan, bolalar xonasi bor.", new byte[] {0, 127}));
    }

    @AfterEach
    void closes() {
        index.close();
    }

    @ParameterizedTest
    @CsvSource({
        "lag'mon necha pul, 38 000",
        "lagmon necha pul, 38 000",
        "лағмон неча пул, 38 000",
        "лагман сколько стоит, 38 000",
        "lagmonlaringiz qancha turadi, 38 000",
        "lagmn nech pul, 38 000",
        "сколько стоит доставка, 15 000",
        "how much is delivery, 15 000",
        "manzilingiz qayerda, Labzak",
        "where are you located, Labzak",
        "soat nechigacha ishlaysizlar, 23:00",
        "bolalarga joy bormi, bolalar xonasi"
    })
    void isFoundHoweverItIsAsked(String question, String fact) throws IOException {
        var found = find(question, null);
        assertThat(found.passages().getFirst().text()).contains(fact);
        assertThat(found.nothingFits()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"velosiped ijaraga berasizlarmi", "сколько стоит лазерная эпиляция", "do you repair washing machines", "asdfgh qwerty"})
    void whatTheDocumentsDontHoldFitsNothing(String question) throws IOException {
        assertThat(find(question, null).nothingFits()).isTrue();
    }

    @Test
    void theUnitThatAnswersComesFirst() throws IOException {
        var found = find("lag'mon narxi", null);
        var unit = found.units().getFirst();
        var passage = found.passages().getFirst();
        assertThat(unit.passage()).isEqualTo(passage.id());
        assertThat(passage.text().substring(unit.start(), unit.end())).isEqualTo("Taom: Lag'mon; Narxi: 38 000 so'm");
    }

    @Test
    void theVectorOfAQuestionBringsWhatWordsDontFind() throws IOException {
        assertThat(find("shovqin", new byte[] {0, 100}).passages().getFirst().heading()).isEqualTo("Zal");
        assertThat(find("shovqin", new byte[] {100, 0}).passages().getFirst().heading()).isEqualTo("Menyu");
    }

    @Test
    void anEmptyIndexAnswersNothing() throws IOException {
        try (var empty = index()) {
            var found = Finder.find(empty, "osh narxi", null, 5);
            assertThat(found.passages()).isEmpty();
            assertThat(found.nothingFits()).isTrue();
        }
    }

    @Test
    void closingWaitsForTheSearchThatStillReads() throws IOException {
        var busy = index(passage("Menyu", "Osh 42 000 so'm", null));
        assertThat(busy.acquire()).isTrue();
        busy.close();
        assertThat(Finder.find(busy, "osh narxi", null, 5).passages()).hasSize(1);
        busy.release();
        assertThat(busy.acquire()).isFalse();
    }

    private Found find(String question, byte @Nullable [] vector) throws IOException {
        return Finder.find(index, question, vector, 5);
    }

    private static IndexedPassage passage(String heading, String text, byte @Nullable [] vector) {
        return new IndexedPassage(UUID.randomUUID(), UUID.randomUUID(), "a.txt", heading, text, vector);
    }

    private static SearchIndex index(IndexedPassage... passages) throws IOException {
        var directory = new ByteBuffersDirectory();
        var builder = new IndexBuilder(directory);
        for (var passage : List.of(passages)) {
            builder.add(passage);
        }
        builder.finish();
        return SearchIndex.open(directory);
    }
}
