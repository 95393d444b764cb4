package uz.botfactory.channels.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import uz.botfactory.ProductTest;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.bots.BotId;
import uz.botfactory.channels.Connection;
import uz.botfactory.channels.Connections;
import uz.botfactory.support.Ids;
import uz.botfactory.world.FakeTelegram;

/** Connecting Telegram: the token is checked, kept secret, moves with its bot, and the owner sees how it fares. */
@ProductTest
class TelegramConnectionTests {

    @LocalServerPort
    private int port;

    @Autowired
    private Connections connections;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TelegramApi api;

    @Autowired
    private TelegramHealth health;

    @Autowired
    private TelegramCommands commands;

    private final HttpClient http = HttpClient.newHttpClient();
    private final FakeTelegram.Bot telegram = FakeTelegram.shared().bot();
    private Business aziza;
    private String bot;

    @BeforeEach
    void azizaHasABot() {
        aziza = new Business(port);
        bot = aziza.makesBot("Choyxona");
    }

    private Connection connection(String botId) {
        var id = UUID.fromString(botId);
        var account = jdbc.sql("select account_id from bot where id = :id").param("id", id).query(UUID.class).single();
        return connections.of(new AccountId(account), new BotId(id)).getFirst();
    }

    @Test
    void aRightTokenConnectsStartsTheBotAndIsNeverShown() {
        var connected = aziza.connects(bot, telegram.token());

        assertThat(connected.statusCode()).isEqualTo(200);
        assertThat(Business.json(connected).path("status").asString()).isEqualTo("connected");
        assertThat(Business.json(connected).path("username").asString()).isEqualTo(telegram.username());
        assertThat(connected.body()).doesNotContain(telegram.token());
        assertThat(aziza.telegramOf(bot).path("type").asString()).isEqualTo("telegram");
        assertThat(Business.json(aziza.calls("GET", "/api/v1/bots/" + bot, null)).path("status").asString())
                .isEqualTo("active");
        var stored = jdbc.sql("select encode(token, 'escape') from connection where bot_id = :bot")
                .param("bot", UUID.fromString(bot))
                .query(String.class)
                .single();
        assertThat(stored).doesNotContain(telegram.token());
        await().untilAsserted(() -> assertThat(telegram.calls("setMyCommands")).hasSize(3));
        assertThat(telegram.violations()).isEmpty();
    }

    @Test
    void aWrongTokenIsRefusedAtItsField() {
        for (var wrong : new String[] {"", "abc", "7000000001:AAunknownunknownunknownunknownunkno"}) {
            var refused = aziza.connects(bot, wrong);
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(Business.json(refused).path("code").asString()).isEqualTo("invalid_token");
        }
        assertThat(aziza.telegramOf(bot).isMissingNode()).isTrue();
    }

    @Test
    void whenTelegramIsAwayNothingIsSaved() {
        telegram.nextIsHtml("getMe");
        var refused = aziza.connects(bot, telegram.token());
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(Business.json(refused).path("code").asString()).isEqualTo("telegram_unavailable");
        assertThat(aziza.telegramOf(bot).isMissingNode()).isTrue();
    }

    @Test
    void aStrangerSeesAndChangesNothing() {
        aziza.connects(bot, telegram.token());
        var chingiz = new Business(port);
        var path = "/api/v1/bots/" + bot + "/channels";
        assertThat(chingiz.calls("GET", path, null).statusCode()).isEqualTo(404);
        assertThat(chingiz.connects(bot, telegram.token()).statusCode()).isEqualTo(404);
        assertThat(chingiz.calls("DELETE", path + "/telegram", null).statusCode()).isEqualTo(404);
        assertThat(aziza.calls("GET", "/api/v1/bots/nonsense/channels", null).statusCode()).isEqualTo(404);
        assertThat(aziza.telegramOf(bot).path("status").asString()).isEqualTo("connected");
    }

    @Test
    void aTokenConnectedElsewhereMovesAndTheOldOwnerIsTold() {
        aziza.connects(bot, telegram.token());
        var botir = new Business(port);
        var other = botir.makesBot("Somsaxona");

        assertThat(botir.connects(other, telegram.token()).statusCode()).isEqualTo(200);

        assertThat(aziza.telegramOf(bot).isMissingNode()).isTrue();
        assertThat(botir.telegramOf(other).path("username").asString()).isEqualTo(telegram.username());
        assertThat(jdbc.sql("select subject from mail_outbox where recipient = :to")
                        .param("to", aziza.email())
                        .query(String.class)
                        .list())
                .anyMatch(subject -> subject.contains("@" + telegram.username()));
    }

    @Test
    void aBotThatIsConnectedAgainFindsItsCustomers() {
        aziza.connects(bot, telegram.token());
        var before = connection(bot).id();
        assertThat(aziza.calls("DELETE", "/api/v1/bots/" + bot + "/channels/telegram", null).statusCode())
                .isEqualTo(204);
        assertThat(aziza.telegramOf(bot).isMissingNode()).isTrue();
        aziza.connects(bot, telegram.token());
        assertThat(connection(bot).id()).isEqualTo(before);
    }

    @Test
    void aRevokedTokenIsShownToldOnceAndNotTriedAgain() {
        aziza.connects(bot, telegram.token());
        await().until(() -> !telegram.calls("getUpdates").isEmpty());
        telegram.revoke();
        health.tokenRefused(connection(bot), new TelegramRefused(401, "Unauthorized", Duration.ZERO, null));
        health.tokenRefused(connection(bot), new TelegramRefused(401, "Unauthorized", Duration.ZERO, null));

        var shown = aziza.telegramOf(bot);
        assertThat(shown.path("status").asString()).isEqualTo("failing");
        assertThat(shown.path("lastError").asString()).contains("BotFather");
        assertThat(jdbc.sql("select count(*) from mail_outbox where recipient = :to and subject like :bot")
                        .param("to", aziza.email())
                        .param("bot", "@" + telegram.username() + "%")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    // ---- Set-up ----

    private TelegramSetUp setUpAt(String address) {
        return new TelegramSetUp(
                connections, api, health, commands, new PublicAddress(address), Clock.systemUTC());
    }

    @Test
    void whereTheOutsideReachesUsTheWebhookIsSetAndRepaired() {
        aziza.connects(bot, telegram.token());
        setUpAt("https://bots.example.uz/").begin(connection(bot));

        var webhook = telegram.webhook();
        assertThat(webhook.path("url").asString())
                .isEqualTo("https://bots.example.uz/telegram/webhook/" + connection(bot).webhookId())
                .doesNotContain(telegram.token());
        assertThat(webhook.path("secret_token").asString()).matches("[A-Za-z0-9_-]{32,256}");
        assertThat(webhook.path("max_connections").asInt()).isEqualTo(40);
        assertThat(webhook.path("allowed_updates").toString())
                .isEqualTo("[\"message\",\"edited_message\",\"callback_query\",\"my_chat_member\"]");
        assertThat(aziza.telegramOf(bot).path("mode").asString()).isEqualTo("webhook");

        int before = telegram.calls("setWebhook").size();
        setUpAt("https://bots.example.uz").look(connection(bot));
        assertThat(telegram.calls("setWebhook")).hasSize(before);
        setUpAt("https://new.example.uz").look(connection(bot));
        assertThat(telegram.webhook().path("url").asString()).startsWith("https://new.example.uz/telegram/webhook/");
    }

    @Test
    void anAddressThatTelegramRefusesMeansPollingAndTheOwnerSeesWhy() {
        aziza.connects(bot, telegram.token());
        setUpAt("http://127.0.0.1:8080").begin(connection(bot));

        var shown = aziza.telegramOf(bot);
        assertThat(shown.path("mode").asString()).isEqualTo("polling");
        assertThat(shown.path("status").asString()).isEqualTo("connected");
        assertThat(shown.path("lastError").asString()).contains("https url must be provided");
    }

    // ---- Webhook ----

    private HttpResponse<String> posts(String id, String secret, byte[] body) {
        return sends("POST", id, secret, body);
    }

    private HttpResponse<String> sends(String method, String id, String secret, byte[] body) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/telegram/webhook/" + id))
                .method(method, BodyPublishers.ofByteArray(body));
        if (secret != null) {
            request.header("X-Telegram-Bot-Api-Secret-Token", secret);
        }
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void onlyTelegramMayBringUpdates() {
        aziza.connects(bot, telegram.token());
        var mine = connection(bot);
        var nothing = "{\"update_id\":1}".getBytes();

        assertThat(posts(mine.webhookId(), mine.secret(), nothing).statusCode()).isEqualTo(200);
        assertThat(posts(mine.webhookId(), null, nothing).statusCode()).isEqualTo(401);
        assertThat(posts(mine.webhookId(), mine.secret() + "x", nothing).statusCode()).isEqualTo(401);
        assertThat(posts("unknownunknownunknown", mine.secret(), nothing).statusCode()).isEqualTo(404);
        assertThat(posts(Ids.next() + "/x", mine.secret(), nothing).statusCode()).isEqualTo(404);
        var got = sends("GET", mine.webhookId(), mine.secret(), new byte[0]);
        assertThat(got.statusCode()).isEqualTo(405);
        assertThat(got.headers().firstValue("Allow")).contains("POST");
    }

    @Test
    void whatIsNoUpdateIsRefusedAndHarmsNothing() {
        aziza.connects(bot, telegram.token());
        var mine = connection(bot);
        for (var broken : new String[] {"", "hello", "[1,2]", "{\"message\":", "\u0000", "{\"a\":".repeat(3000)}) {
            assertThat(posts(mine.webhookId(), mine.secret(), broken.getBytes()).statusCode())
                    .as(broken.substring(0, Math.min(10, broken.length())))
                    .isEqualTo(400);
        }
        var huge = ("{\"x\":\"" + "a".repeat(1024 * 1024) + "\"}").getBytes();
        assertThat(posts(mine.webhookId(), mine.secret(), huge).statusCode()).isEqualTo(413);
        assertThat(posts(mine.webhookId(), mine.secret(), "{\"message\":[],\"poll\":7}".getBytes()).statusCode())
                .isEqualTo(200);
    }
}
