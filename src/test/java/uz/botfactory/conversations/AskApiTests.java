package uz.botfactory.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import uz.botfactory.ProductTest;
import uz.botfactory.plans.Limit;
import uz.botfactory.world.Api;
import uz.botfactory.world.Cast;

/** Programs ask a bot and read its conversations; strangers see nothing. */
@ProductTest
class AskApiTests {

    @Autowired
    Choyxona choyxona;

    @LocalServerPort
    int port;

    Choyxona.House house;
    Api aziza;

    @BeforeEach
    void aHouse() {
        house = choyxona.open(port, "business");
        aziza = house.owner().api();
    }

    @Test
    void anAnswerComesWithItsSourcesLanguageModelAndTime() {
        house.modelSays("Palov 35 000 soʻm turadi.");

        var reply = ask(Map.of("text", "Palov qancha turadi?"));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text("answer")).isEqualTo("Palov 35 000 soʻm turadi.");
        assertThat(reply.body().path("answered").asBoolean()).isTrue();
        assertThat(reply.text("language")).isEqualTo("uz");
        assertThat(reply.text("script")).isEqualTo("Latn");
        assertThat(reply.text("provider")).isEqualTo("test");
        assertThat(reply.text("model")).isEqualTo("test-model");
        assertThat(reply.body().path("tokens").path("input").asInt()).isEqualTo(100);
        assertThat(reply.body().path("millis").asInt()).isNotNegative();
        assertThat(reply.body().path("sources").get(0).path("documentName").asString()).isEqualTo("Narxlar.txt");
        assertThat(reply.body().path("sources").get(0).path("text").asString()).contains("Palov");
        assertThat(reply.text("conversationId")).hasSize(36);
    }

    @Test
    void aWishedLanguageIsAnsweredInIncludingUzbekInCyrillic() {
        house.modelSays("Palov 35 000 soʻm turadi, marhamat keling.");

        var reply = ask(Map.of("text", "Palov qancha turadi?", "language", "uz-cyrl"));

        assertThat(reply.text("script")).isEqualTo("Cyrl");
        assertThat(reply.text("answer")).isEqualTo("Палов 35 000 сўм туради, марҳамат келинг.");
        assertThat(ask(Map.of("text", "Palov?", "language", "de")).text("code")).isEqualTo("invalid_language");
    }

    @Test
    void aConversationGoesOnAndIsRemembered() {
        house.modelSays("Palov 35 000 soʻm turadi.");
        var first = ask(Map.of("text", "Palov qancha turadi?"));
        var second = ask(Map.of("text", "Yetkazib berasizmi?", "conversationId", first.text("conversationId")));

        assertThat(second.text("conversationId")).isEqualTo(first.text("conversationId"));
        assertThat(choyxona.model.prompts(house.account()).getLast().turns()).hasSize(4);
    }

    @Test
    void askingWorksInEveryStateOfTheBotAndCountsApart() {
        house.modelSays("Palov 35 000 soʻm turadi.");
        choyxona.bots.stop(house.account(), house.bot());
        long before = choyxona.plans.usage(house.account(), Limit.ANSWERS).used();

        assertThat(ask(Map.of("text", "Palov qancha turadi?")).status()).isEqualTo(200);
        assertThat(choyxona.plans.usage(house.account(), Limit.ANSWERS).used()).isEqualTo(before);
        assertThat(choyxona.plans.usage(house.account(), Limit.TEST_ANSWERS).used()).isEqualTo(1);
    }

    @Test
    void aGreetingIsAnsweredAtOnce() {
        assertThat(ask(Map.of("text", "Salom")).text("answer")).contains("Assalomu alaykum");
    }

    @Test
    void whenNothingIsLeftForTodayThatIsSaid() {
        var trial = choyxona.open(port, "trial");
        for (int i = 0; i < 200; i++) {
            choyxona.plans.spend(Limit.TEST_ANSWERS, trial.account(), "used " + i);
        }

        var reply = trial.owner().api().post("/api/v1/bots/" + trial.bot() + "/ask", Map.of("text", "Palov qancha?"));

        assertThat(reply.status()).isEqualTo(402);
        assertThat(reply.text("code")).isEqualTo("limit_reached");
    }

    @Test
    void emptyAndEndlessTextsAreRefused() {
        assertThat(ask(Map.of("text", "  ")).text("code")).isEqualTo("text_missing");
        assertThat(ask(Map.of()).status()).isEqualTo(422);
        assertThat(ask(Map.of("text", "a".repeat(5000))).text("code")).isEqualTo("text_too_long");
        assertThat(ask(Map.of("text", "a", "conversationId", "no")).status()).isEqualTo(404);
    }

    @Test
    void conversationsAreListedFilteredAndReadPageByPage() {
        house.modelSays("Palov 35 000 soʻm turadi.");
        var olim = house.guest("Olim");
        var nodira = house.guest("Nodira");
        var conversation = olim.writes("Palov qancha turadi?");
        olim.gets(conversation);
        nodira.asks("Somsa qancha turadi?");

        assertThat(items("").size()).isEqualTo(2);
        assertThat(items("?botId=" + house.bot()).size()).isEqualTo(2);
        assertThat(items("?channel=whatsapp").size()).isZero();
        assertThat(items("?q=somsa").get(0).path("customerName").asString()).isEqualTo("Nodira");
        assertThat(items("?q=%25").size()).isZero();
        assertThat(items("?from=2020-01-01&to=2020-02-01T00:00:00Z").size()).isZero();
        var first = aziza.get("/api/v1/conversations?limit=1");
        var second = aziza.get("/api/v1/conversations?limit=1&cursor=" + first.text("nextCursor"));
        assertThat(first.body().path("items").get(0).path("customerName").asString()).isEqualTo("Nodira");
        assertThat(second.body().path("items").get(0).path("customerName").asString()).isEqualTo("Olim");
        assertThat(second.body().path("nextCursor").isMissingNode() || second.body().path("nextCursor").isNull()).isTrue();
        assertThat(aziza.get("/api/v1/conversations?cursor=nonsense").status()).isEqualTo(400);
        assertThat(aziza.get("/api/v1/conversations?from=yesterday").status()).isEqualTo(400);

        var messages = aziza.get("/api/v1/conversations/" + conversation + "/messages").body().path("items");
        assertThat(messages.get(0).path("direction").asString()).isEqualTo("customer");
        assertThat(messages.get(0).path("state").asString()).isEqualTo("answered");
        assertThat(messages.get(0).path("answeredBy").asString()).isEqualTo(messages.get(1).path("id").asString());
        assertThat(messages.get(1).path("direction").asString()).isEqualTo("bot");
        assertThat(messages.get(1).path("state").asString()).isEqualTo("delivered");
    }

    @Test
    void aPersonWritesTakesOverAndHandsBack() {
        house.modelSays("Palov 35 000 soʻm turadi.");
        var olim = house.guest("Olim");
        var conversation = olim.writes("Palov qancha turadi?");
        olim.gets(conversation);
        var path = "/api/v1/conversations/" + conversation;

        assertThat(aziza.post(path + "/takeover", Map.of()).body().path("takenOverUntil").asString()).isNotEmpty();
        var written = aziza.post(path + "/messages", Map.of("text", "Men Azizaman, eshitaman"));
        assertThat(written.status()).isEqualTo(201);
        assertThat(written.text("direction")).isEqualTo("person");
        assertThat(aziza.get(path + "/messages").body().path("items").get(3).path("text").asString())
                .isEqualTo("Men Azizaman, eshitaman");
        assertThat(aziza.post(path + "/messages", Map.of()).status()).isEqualTo(422);
        assertThat(aziza.post(path + "/handback", Map.of()).body().path("takenOverUntil").isMissingNode()).isTrue();
    }

    @Test
    void chingizSeesNothing() {
        var conversation = house.guest("Olim").writes("Palov qancha turadi?");
        var chingiz = Cast.chingiz(port).api();
        var path = "/api/v1/conversations/" + conversation;

        assertThat(chingiz.get("/api/v1/conversations").body().path("items").size()).isZero();
        assertThat(chingiz.get("/api/v1/conversations?botId=" + house.bot()).body().path("items").size()).isZero();
        assertThat(chingiz.get(path).status()).isEqualTo(404);
        assertThat(chingiz.get(path + "/messages").status()).isEqualTo(404);
        assertThat(chingiz.post(path + "/messages", Map.of("text", "salom")).status()).isEqualTo(404);
        assertThat(chingiz.post(path + "/messages", Map.of()).status()).isEqualTo(404);
        assertThat(chingiz.post(path + "/takeover", Map.of()).status()).isEqualTo(404);
        assertThat(chingiz.post(path + "/handback", Map.of()).status()).isEqualTo(404);
        assertThat(chingiz.post("/api/v1/bots/" + house.bot() + "/ask", Map.of("text", "Palov?")).status()).isEqualTo(404);
        assertThat(chingiz.post("/api/v1/bots/" + house.bot() + "/ask", Map.of()).status()).isEqualTo(404);
    }

    private Api.Reply ask(Map<String, ?> body) {
        return aziza.post("/api/v1/bots/" + house.bot() + "/ask", body);
    }

    private tools.jackson.databind.JsonNode items(String query) {
        return aziza.get("/api/v1/conversations" + query).body().path("items");
    }
}
