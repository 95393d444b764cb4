package uz.botfactory.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import uz.botfactory.ProductTest;
import uz.botfactory.world.Api;
import uz.botfactory.world.Cast;
import uz.botfactory.world.FakeSite;

/** What an owner uploads becomes what the bot knows. */
@ProductTest
class LibraryTests {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    private Cast.Owner aziza;
    private String bot;

    @BeforeEach
    void azizaHasABot() {
        aziza = Cast.aziza(port);
        bot = aziza.api().post("/api/v1/bots", Map.of("name", "Choyxona")).text("id");
    }

    @Test
    void anUploadedPriceListIsFound() throws Exception {
        var doc = learned("narx.csv", "Nomi;Narxi\nOsh;45 000 so'm\nLag'mon;30 000 so'm\n");
        assertThat(doc.path("status").asString()).isEqualTo("ready");
        assertThat(doc.path("passages").asInt()).isPositive();
        assertThat(found("osh qancha turadi")).contains("Narxi: 45 000 so'm");
    }

    @Test
    void aPdfAWordFileAndAPageOfHtmlAreFoundToo() throws Exception {
        var pdf = Files.pdf((p, page) -> Files.line(page, 72, 700, 11, "Yetkazib berish narxi 20 000 so'm, uch kun ichida."));
        assertThat(learned("a.pdf", pdf).path("status").asString()).isEqualTo("ready");
        var word = Files.word("<w:p><w:r><w:t>Kafolat muddati ikki yil.</w:t></w:r></w:p>");
        assertThat(learned("a.docx", word).path("status").asString()).isEqualTo("ready");
        assertThat(learned("a.html", "<h1>Manzil</h1><p>Chilonzor 9, metro yonida</p>").path("status").asString()).isEqualTo("ready");
        assertThat(found("kafolat muddati")).contains("ikki yil");
        assertThat(found("yetkazib berish narxi")).contains("20 000");
        assertThat(found("manzil chilonzor")).contains("metro");
    }

    @Test
    void eachBadFileSaysWhatIsWrongInTheReadersLanguage() throws Exception {
        refused("a.pdf", Files.encryptedPdf("x"), "encrypted");
        refused("b.pdf", Files.pdf(Files::picture), "scanned_pdf");
        refused("c.pdf", "%PDF-1.4 buzilgan".getBytes(), "damaged");
        refused("d.txt", new byte[0], "empty_file");
        refused("e.txt", "  \n ".getBytes(), "no_text");
        refused("f.docx", Files.zip(Map.of("x.txt", "salom")), "unsupported_type");
        refused("g.doc", new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0}, "old_format");
        var list = send("GET", "/documents", null, "ru", aziza.token());
        assertThat(JSON.readTree(list.body()).path("items").valueStream().map(item -> item.path("error").path("message").asString("")))
                .hasSize(7)
                .allMatch(message -> message.codePoints().anyMatch(c -> c >= 'а' && c <= 'я'));
        assertThat(count("original")).isZero();
        assertThat(count("passage")).isZero();
    }

    @Test
    void aFileThatIsTooLargeIsRefusedAtTheDoor() throws Exception {
        var reply = upload("katta.txt", "a".repeat(10 * 1024 * 1024 + 5).getBytes(), false);
        assertThat(reply.statusCode()).isEqualTo(413);
    }

    @Test
    void theSameNameTakesThePlaceOfTheOldVersion() throws Exception {
        var first = learned("narx.txt", "Osh 45 000 so'm turadi.");
        var second = learned("NARX.txt", "Osh 50 000 so'm turadi.");
        assertThat(second.path("id").asString()).isEqualTo(first.path("id").asString());
        assertThat(found("osh necha so'm")).contains("50 000").doesNotContain("45 000");
        assertThat(count("original")).isEqualTo(1);
    }

    @Test
    void anUnreadableNewVersionLeavesTheOldOneAnswering() throws Exception {
        learned("narx.txt", "Osh 45 000 so'm turadi.");
        var broken = learned("narx.txt", Files.encryptedPdf("x"));
        assertThat(broken.path("error").path("code").asString()).isEqualTo("encrypted");
        assertThat(found("osh necha so'm")).contains("45 000");
        assertThat(original(broken.path("id").asString(), aziza.token()).body()).contains("45 000");
    }

    @Test
    void replaceEverythingLeavesOnlyTheNew() throws Exception {
        learned("a.txt", "Osh 45 000 so'm turadi.");
        learned("b.txt", "Choy 5 000 so'm turadi.");
        var fresh = wait(upload("c.txt", "Manti 28 000 so'm turadi.".getBytes(), true));
        assertThat(fresh.path("status").asString()).isEqualTo("ready");
        assertThat(documents()).hasSize(1).first().extracting(d -> d.path("name").asString()).isEqualTo("c.txt");
        assertThat(found("osh choy manti narxi")).doesNotContain("45 000").contains("28 000");
    }

    @Test
    void replaceEverythingWithABrokenFileReplacesNothing() throws Exception {
        learned("a.txt", "Osh 45 000 so'm turadi.");
        wait(upload("c.pdf", Files.pdf(Files::picture), true));
        assertThat(found("osh necha so'm")).contains("45 000");
    }

    @Test
    void textsAnswersAndTheirChangesAreLearned() throws Exception {
        var text = aziza.api().post(path("/documents/text"), Map.of("title", "Yetkazish", "text", "Yetkazib berish bepul."));
        assertThat(text.status()).isEqualTo(202);
        var answer = aziza.api().post(path("/documents/qa"), Map.of("question", "Qachon ochilasiz?", "answer", "Soat 9 da."));
        assertThat(answer.status()).isEqualTo(202);
        ready(answer.text("id"));
        ready(text.text("id"));
        assertThat(found("qachon ochilasiz")).contains("Soat 9 da");
        ready(aziza.api().post(path("/documents/qa"), Map.of("question", "Qachon ochilasiz?", "answer", "Soat 8 da.")).text("id"));
        assertThat(found("qachon ochilasiz")).contains("Soat 8 da").doesNotContain("Soat 9 da");
        assertThat(documents()).hasSize(2);
    }

    @Test
    void aWebPageIsLearnedAndReadAnew() throws Exception {
        try (var site = new FakeSite()) {
            site.page("/narx", "text/html; charset=utf-8", "<title>Narxlar</title><p>Osh 45 000 so'm turadi.</p>");
            var first = aziza.api().post(path("/documents/url"), Map.of("url", site.url("/narx")));
            assertThat(first.status()).isEqualTo(202);
            assertThat(ready(first.text("id")).path("status").asString()).isEqualTo("ready");
            assertThat(found("osh necha so'm")).contains("45 000");
            site.status("/yoq", 404);
            var missing = ready(aziza.api().post(path("/documents/url"), Map.of("url", site.url("/yoq"))).text("id"));
            assertThat(missing.path("error").path("code").asString()).isEqualTo("page_refused");
            var again = aziza.api().post(path("/documents/url"), Map.of("url", site.url("/narx")));
            assertThat(again.text("id")).isEqualTo(first.text("id"));
            ready(again.text("id"));
        }
    }

    @Test
    void missingFieldsSayWhichOne() {
        var reply = aziza.api().post(path("/documents/text"), Map.of("title", " ", "text", "a"));
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.text("field")).isEqualTo("title");
        assertThat(aziza.api().post(path("/documents/qa"), Map.of("question", "a")).text("code")).isEqualTo("answer_missing");
        assertThat(aziza.api().post(path("/documents/url"), Map.of("url", "ftp://a.uz")).text("code")).isEqualTo("bad_address");
        assertThat(aziza.api().post(path("/documents/url"), Map.of()).status()).isEqualTo(422);
        assertThat(aziza.api().get(path("/documents?limit=0")).status()).isEqualTo(422);
        assertThat(aziza.api().get(path("/documents?cursor=x")).status()).isEqualTo(422);
    }

    @Test
    void thePlanLimitsDocumentsAndCountsAllAnswersAsOne() throws Exception {
        for (int i = 0; i < 3; i++) {
            ready(aziza.api().post(path("/documents/qa"), Map.of("question", "Savol " + i + "?", "answer", "Javob " + i)).text("id"));
        }
        for (int i = 0; i < 4; i++) {
            learned("d" + i + ".txt", "Hujjat " + i);
        }
        refused("e.doc", new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0}, "old_format");
        var sixth = upload("d5.txt", "Hujjat".getBytes(), false);
        assertThat(sixth.statusCode()).isEqualTo(402);
        assertThat(JSON.readTree(sixth.body()).path("code").asString()).isEqualTo("limit_reached");
        assertThat(learned("d0.txt", "Yangi").path("status").asString()).isEqualTo("ready");
        assertThat(wait(upload("d5.txt", "Hujjat".getBytes(), true)).path("status").asString()).isEqualTo("ready");
    }

    @Test
    void moreTextThanABotMayHaveIsRefused() throws Exception {
        var first = learned("a.txt", "Osh 45 000 so'm turadi.");
        jdbc.sql("update document set characters = 52428800 where id = :id")
                .param("id", UUID.fromString(first.path("id").asString()))
                .update();
        refused("b.txt", "Yana bir matn".getBytes(), "text_limit");
    }

    @Test
    void anImportThatDiedIsTakenUpAgain() throws Exception {
        var id = UUID.randomUUID();
        var dead = upload("a.txt", "Osh 45 000 so'm turadi.".getBytes(), false);
        var document = wait(dead);
        jdbc.sql("""
                update document set status = 'processing', import_id = original_id, stage = 'reading', attempts = 1,
                       claimed_by = :by, claimed_until = now() - interval '1 second'
                where id = :id
                """)
                .param("by", id)
                .param("id", UUID.fromString(document.path("id").asString()))
                .update();
        assertThat(ready(document.path("id").asString()).path("status").asString()).isEqualTo("ready");
    }

    @Test
    void anImportThatDiesAgainAndAgainIsGivenUp() throws Exception {
        var document = learned("a.txt", "Osh 45 000 so'm turadi.");
        jdbc.sql("""
                update document set status = 'processing', import_id = original_id, attempts = 3, claimed_until = now() - interval '1 second'
                where id = :id
                """)
                .param("id", UUID.fromString(document.path("id").asString()))
                .update();
        var failed = ready(document.path("id").asString());
        assertThat(failed.path("error").path("code").asString()).isEqualTo("import_failed");
        assertThat(found("osh necha so'm")).contains("45 000");
    }

    @Test
    void theOriginalIsSavedNotOpenedAndOnlyByItsOwner() throws Exception {
        var document = learned("narx & «ro'yxat».html", "<p>Osh 45 000 so'm</p><script>alert(1)</script>");
        var file = original(document.path("id").asString(), aziza.token());
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.body()).contains("<script>");
        assertThat(file.headers().firstValue("Content-Disposition").orElse("")).startsWith("attachment").contains("filename*=UTF-8''narx%20&%20%C2%AB");
        assertThat(file.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(file.headers().firstValue("Content-Type").orElse("")).doesNotContain("html");
        assertThat(original(document.path("id").asString(), Cast.chingiz(port).token()).statusCode()).isEqualTo(404);
    }

    @Test
    void aStrangerSeesNothing() throws Exception {
        var document = learned("narx.txt", "Osh 45 000 so'm turadi.").path("id").asString();
        var chingiz = Cast.chingiz(port);
        var own = chingiz.api().post("/api/v1/bots", Map.of("name", "Begona")).text("id");
        for (var tail : new String[] {"", "/" + document, "/" + document + "/original", "/" + document + "/preview"}) {
            assertThat(chingiz.api().get("/api/v1/bots/" + bot + "/documents" + tail).status()).as(tail).isEqualTo(404);
            assertThat(new Api(port).get("/api/v1/bots/" + bot + "/documents" + tail).status()).as(tail).isEqualTo(401);
        }
        for (var tail : new String[] {"/" + document, "/" + document + "/original", "/" + document + "/preview"}) {
            assertThat(chingiz.api().get("/api/v1/bots/" + own + "/documents" + tail).status()).as(tail).isEqualTo(404);
        }
        assertThat(chingiz.api().delete("/api/v1/bots/" + bot + "/documents/" + document).status()).isEqualTo(404);
        assertThat(chingiz.api().delete("/api/v1/bots/" + own + "/documents/" + document).status()).isEqualTo(404);
        assertThat(chingiz.api().post("/api/v1/bots/" + bot + "/documents/text", Map.of("title", "a", "text", "b")).status()).isEqualTo(404);
        assertThat(chingiz.api().post("/api/v1/bots/" + bot + "/documents/qa", Map.of("question", "a", "answer", "b")).status()).isEqualTo(404);
        assertThat(chingiz.api().post("/api/v1/bots/" + bot + "/documents/url", Map.of("url", "a.uz")).status()).isEqualTo(404);
        assertThat(send("POST", "/documents", form("a.txt", "b".getBytes(), false), "en", chingiz.token()).statusCode()).isEqualTo(404);
        assertThat(documents()).hasSize(1);
    }

    @Test
    void malformedIdsAreSimplyNotThere() {
        assertThat(aziza.api().get("/api/v1/bots/x/documents").status()).isEqualTo(404);
        assertThat(aziza.api().get(path("/documents/x")).status()).isEqualTo(404);
        assertThat(aziza.api().delete(path("/documents/" + UUID.randomUUID())).status()).isEqualTo(404);
    }

    @Test
    void aDeletedDocumentIsForgottenAtOnce() throws Exception {
        var document = learned("narx.txt", "Osh 45 000 so'm turadi.").path("id").asString();
        assertThat(found("osh narxi")).contains("45 000");
        assertThat(aziza.api().delete(path("/documents/" + document)).status()).isEqualTo(204);
        assertThat(found("osh narxi")).doesNotContain("45 000");
        assertThat(documents()).isEmpty();
        assertThat(count("original")).isZero();
    }

    @Test
    void thePreviewShowsWhatWasRead() throws Exception {
        var document = learned("a.md", "# Menyu\n\nOsh 45 000 so'm\n\n# Manzil\n\nChilonzor 9").path("id").asString();
        var preview = aziza.api().get(path("/documents/" + document + "/preview"));
        assertThat(preview.body().path("items").valueStream().map(item -> item.path("heading").asString() + ": " + item.path("text").asString()))
                .containsExactly("Menyu: Osh 45 000 so'm", "Manzil: Chilonzor 9");
        var first = aziza.api().get(path("/documents/" + document + "/preview?limit=1"));
        assertThat(first.text("nextCursor")).isEqualTo("1");
        assertThat(aziza.api().get(path("/documents/" + document + "/preview?cursor=1")).body().path("items")).hasSize(1);
    }

    @Test
    void aDeletedBotLeavesNothingBehind() throws Exception {
        learned("narx.txt", "Osh 45 000 so'm turadi.");
        assertThat(aziza.api().delete("/api/v1/bots/" + bot).status()).isEqualTo(204);
        await().atMost(Duration.ofSeconds(15)).untilAsserted(() -> {
            assertThat(count("original")).isZero();
            assertThat(count("document")).isZero();
            assertThat(count("passage")).isZero();
        });
    }

    // ---- how Aziza does it

    private void refused(String name, byte[] content, String code) throws Exception {
        var document = learned(name, content);
        assertThat(document.path("status").asString()).as(name).isEqualTo("failed");
        assertThat(document.path("error").path("code").asString()).as(name).isEqualTo(code);
        assertThat(document.path("error").path("message").asString()).as(name).isNotBlank();
    }

    private JsonNode learned(String name, String text) throws Exception {
        return learned(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private JsonNode learned(String name, byte[] content) throws Exception {
        return wait(upload(name, content, false));
    }

    private JsonNode wait(HttpResponse<String> uploaded) {
        assertThat(uploaded.statusCode()).as(uploaded.body()).isEqualTo(202);
        return ready(JSON.readTree(uploaded.body()).path("id").asString());
    }

    private JsonNode ready(String id) {
        return await().atMost(Duration.ofSeconds(30))
                .until(() -> aziza.api().get(path("/documents/" + id)).body(), d -> !d.path("status").asString().equals("processing"));
    }

    private Iterable<JsonNode> documents() {
        return aziza.api().get(path("/documents")).body().path("items");
    }

    private String found(String query) {
        return aziza.api().post(path("/search"), Map.of("query", query)).body().path("items").toString();
    }

    private long count(String table) {
        return jdbc.sql("select count(*) from " + table + " where account_id = :account")
                .param("account", UUID.fromString(aziza.accountId()))
                .query(Long.class)
                .single();
    }

    private String path(String rest) {
        return "/api/v1/bots/" + bot + rest;
    }

    private HttpResponse<String> original(String document, String token) throws Exception {
        return send("GET", "/documents/" + document + "/original", null, "en", token);
    }

    private HttpResponse<String> upload(String name, byte[] content, boolean replaceAll) throws Exception {
        return send("POST", "/documents", form(name, content, replaceAll), "en", aziza.token());
    }

    private HttpResponse<String> send(String method, String rest, byte[] form, String language, String token) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path(rest)))
                .header("Authorization", "Bearer " + token)
                .header("Accept-Language", language);
        if (form == null) {
            request.method(method, BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "multipart/form-data; boundary=chegara").method(method, BodyPublishers.ofByteArray(form));
        }
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }

    private static byte[] form(String name, byte[] content, boolean replaceAll) throws Exception {
        var form = new ByteArrayOutputStream();
        if (replaceAll) {
            form.write("--chegara\r\nContent-Disposition: form-data; name=\"replaceAll\"\r\n\r\ntrue\r\n".getBytes());
        }
        form.write(("--chegara\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                + "\"\r\nContent-Type: application/octet-stream\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        form.write(content);
        form.write("\r\n--chegara--\r\n".getBytes());
        return form.toByteArray();
    }
}
