package uz.botfactory.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import uz.botfactory.ProductTest;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.bots.BotDeleted;
import uz.botfactory.bots.BotId;
import uz.botfactory.world.Cast;

/** What a bot knows is found, as soon as it knows it, and by nobody else. */
@ProductTest
class SearchTests {

    @LocalServerPort
    int port;

    @Autowired
    Knowledge knowledge;

    @Autowired
    SearchIndexes indexes;

    @Autowired
    SearchSettings settings;

    @Autowired
    Teaching teaching;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    PassageRows rows;

    private Cast.Owner aziza;
    private AccountId account;
    private BotId bot;

    @BeforeEach
    void azizaHasABot() {
        aziza = Cast.aziza(port);
        account = new AccountId(UUID.fromString(aziza.accountId()));
        bot = new BotId(UUID.fromString(
                aziza.api().post("/api/v1/bots", Map.of("name", "Choyxona")).text("id")));
    }

    @Test
    void aChangeIsFoundAtOnce() {
        assertThat(search("osh narxi")).isEmpty();
        teaching.teach(account, bot, "Menyu", "Osh 42 000 so'm.");
        assertThat(search("osh narxi")).contains("42 000");
        teaching.teach(account, bot, "Ichimliklar", "Choy 5 000 so'm.");
        assertThat(search("choy narxi")).contains("5 000");
        forgetEverything();
        assertThat(search("choy narxi")).isEmpty();
    }

    @Test
    void aChangeThatWasRolledBackIsNotFound() {
        teaching.teach(account, bot, "Menyu", "Osh 42 000 so'm.");
        transaction.executeWithoutResult(status -> {
            teaching.teach(account, bot, "Yangi menyu", "Manti 40 000 so'm.");
            status.setRollbackOnly();
        });
        assertThat(search("manti narxi")).doesNotContain("40 000");
    }

    @Test
    void anIndexOnDiskThatIsDamagedIsBuiltAgain() throws IOException {
        teaching.teach(account, bot, "Menyu", "Osh 42 000 so'm.");
        assertThat(search("osh narxi")).contains("42 000");
        indexes.destroy();
        try (var files = Files.walk(settings.folder().resolve(bot.toString()))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                Files.write(file, new byte[] {1, 2, 3});
            }
        }
        assertThat(search("osh narxi")).contains("42 000");
    }

    @Test
    void aDeletedBotLeavesNoIndexBehind() {
        teaching.teach(account, bot, "Menyu", "Osh 42 000 so'm.");
        search("osh narxi");
        assertThat(settings.folder().resolve(bot.toString())).isDirectory();
        indexes.on(new BotDeleted(account, bot));
        await().untilAsserted(() -> assertThat(settings.folder().resolve(bot.toString())).doesNotExist());
    }

    @Test
    void programsGetLanguageScriptAndPassages() {
        teaching.teach(account, bot, "Menyu", "Osh 42 000 so'm.");
        var reply = aziza.api().post(path(), Map.of("query", "ош нархи қанча", "limit", 1));
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text("language")).isEqualTo("uz");
        assertThat(reply.text("script")).isEqualTo("Cyrl");
        assertThat(reply.body().path("nothingFits").asBoolean()).isFalse();
        var item = reply.body().path("items").path(0);
        assertThat(item.path("text").asString()).isEqualTo("Osh 42 000 so'm.");
        assertThat(item.path("documentName").asString()).isEqualTo("Menyu.txt");
        assertThat(item.path("score").asDouble()).isPositive();
    }

    @Test
    void aStrangerFindsNothing() {
        teaching.teach(account, bot, "Menyu", "Osh 42 000 so'm.");
        var chingiz = Cast.chingiz(port);
        assertThat(chingiz.api().post(path(), Map.of("query", "osh narxi")).status()).isEqualTo(404);
        var stranger = new AccountId(UUID.fromString(chingiz.accountId()));
        assertThat(knowledge.search(stranger, bot, "osh narxi", 5).passages()).isEmpty();
    }

    @Test
    void aWishThatCannotBeMetIsRefusedInWords() {
        assertThat(aziza.api().post(path(), Map.of()).text("code")).isEqualTo("query_missing");
        assertThat(aziza.api().post(path(), Map.of("query", "osh", "limit", 500)).text("code")).isEqualTo("limit_out_of_range");
        assertThat(aziza.api().post(path(), Map.of("query", "o".repeat(2001))).text("code")).isEqualTo("query_too_long");
        assertThat(aziza.api().post("/api/v1/bots/xyz/search", Map.of("query", "osh")).status()).isEqualTo(404);
    }

    private String path() {
        return "/api/v1/bots/" + bot + "/search";
    }

    private String search(String question) {
        return String.join(
                "\n", knowledge.search(account, bot, question, 5).passages().stream().map(Passage::text).toList());
    }

    private void forgetEverything() {
        var documents = jdbc.sql("select id from document where account_id = :account")
                .param("account", account.value())
                .query(UUID.class)
                .list();
        transaction.executeWithoutResult(status -> documents.forEach(document -> rows.remove(account, bot, document)));
    }
}
