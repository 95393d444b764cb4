package uz.botfactory.channels.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;
import uz.botfactory.ProductTest;
import uz.botfactory.accounts.Accounts;
import uz.botfactory.accounts.UserId;
import uz.botfactory.channels.PlatformBot;
import uz.botfactory.support.TestClock;
import uz.botfactory.world.Cast;
import uz.botfactory.world.FakeTelegram;

/** The platform's own bot: who links a chat, what is told there, and how it ends. */
@ProductTest
class PlatformBotTests {

    private static final AtomicLong PEOPLE = new AtomicLong(900_000 + System.nanoTime() % 100_000_000);
    private static final PlatformBot.Message TEA = new PlatformBot.Message("Choy tayyor", null, null, false);

    @LocalServerPort
    int port;

    @Autowired
    PlatformBot bot;

    @Autowired
    PlatformAccess access;

    @Autowired
    PlatformMessages messages;

    @Autowired
    PlatformUpdates updates;

    @Autowired
    Accounts accounts;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    TestClock clock;

    private final FakeTelegram.Bot telegram = FakeTelegram.shared().platform();
    private final long chat = PEOPLE.incrementAndGet();
    private Cast.Owner aziza;
    private UserId azizasId;

    @BeforeEach
    void azizaRegisters() {
        aziza = Cast.aziza(port);
        azizasId = new UserId(UUID.fromString(aziza.id()));
    }

    @AfterEach
    void timeGoesOnAsUsual() {
        clock.reset();
        assertThat(telegram.violations()).isEmpty();
    }

    @Test
    void theLinkFromThePageLinksTheChatOnce() {
        var link = invitation();
        assertThat(link).startsWith("https://t.me/" + telegram.username() + "?start=");

        telegram.writes(chat, "/start " + code(link));
        hears("Aziza Karimova");
        assertThat(bot.linked(azizasId)).isPresent();

        long stranger = PEOPLE.incrementAndGet();
        telegram.writes(stranger, "/start " + code(link));
        await().untilAsserted(() -> assertThat(telegram.saidTo(stranger)).hasSize(1));
        assertThat(telegram.saidTo(stranger).getFirst()).contains("eskirgan yoki ishlatilgan");
        assertThat(bot.linked(azizasId)).isPresent();
    }

    @Test
    void aLinkThatIsTooOldLinksNothing() {
        var link = invitation();

        clock.pass(Duration.ofMinutes(31));
        telegram.writes(chat, "/start " + code(link));

        hears("eskirgan");
        assertThat(bot.linked(azizasId)).isEmpty();
    }

    @Test
    void theSameUpdateActsOnce() {
        var update = telegram.update(chat, "/start " + code(invitation()));
        var json = JsonMapper.shared().valueToTree(update);

        updates.accept((tools.jackson.databind.JsonNode) json);
        updates.accept((tools.jackson.databind.JsonNode) json);

        hears("Aziza Karimova");
        assertThat(telegram.saidTo(chat)).hasSize(1);
    }

    @Test
    void stopUnlinksAndNothingMoreIsTold() {
        linked();

        telegram.writes(chat, "/stop");

        hears("kelmaydi");
        assertThat(bot.linked(azizasId)).isEmpty();
        assertThat(tell(TEA)).isFalse();
    }

    @Test
    void whatIsToldArrivesOnceInTheLinkedChat() {
        linked();

        assertThat(tell(new PlatformBot.Message("Choy tayyor", "Ochish", "https://example.uz/uz/plan", true))).isTrue();

        hears("Choy tayyor");
        messages.sendDue();
        var said = telegram.messagesTo(chat).stream().filter(m -> m.path("text").asString().equals("Choy tayyor")).toList();
        assertThat(said).hasSize(1);
        assertThat(said.getFirst().at("/reply_markup/inline_keyboard/0/0/url").asString()).isEqualTo("https://example.uz/uz/plan");
        assertThat(said.getFirst().path("disable_notification").asBoolean()).isTrue();
    }

    @Test
    void whatNobodyKnowsToHaveArrivedIsNotSentAgain() {
        linked();
        telegram.nextAnswerIsLost("sendMessage");

        tell(TEA);
        hears("Choy tayyor");
        await().untilAsserted(() -> assertThat(stateOf("Choy tayyor")).isEqualTo("unclear"));
        clock.pass(Duration.ofHours(1));
        messages.sendDue();

        assertThat(telegram.saidTo(chat)).containsOnlyOnce("Choy tayyor");
    }

    @Test
    void whatACrashInterruptedIsNotSentAgain() {
        linked();
        jdbc.sql("insert into platform_message (id, chat_id, text, keyboard, label, address, quiet, state, due_at, created_at) values (gen_random_uuid(), :chat, 'Yarim', 'none', '', '', false, 'sending', now() - interval '1 minute', now())")
                .param("chat", chat)
                .update();

        await().untilAsserted(() -> {
            messages.sendDue();
            assertThat(stateOf("Yarim")).isEqualTo("unclear");
        });

        assertThat(telegram.saidTo(chat)).doesNotContain("Yarim");
    }

    @Test
    void aBotThatIsTooFastWaitsAsLongAsTelegramSays() {
        linked();
        telegram.nextIsTooFast("sendMessage", 2);

        tell(TEA);

        await().untilAsserted(() -> assertThat(telegram.calls("sendMessage").stream()
                        .filter(call -> call.parameters().path("chat_id").asLong() == chat)
                        .filter(call -> call.parameters().path("text").asString().equals("Choy tayyor")))
                .hasSize(1));
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            messages.sendDue();
            assertThat(telegram.saidTo(chat)).containsOnlyOnce("Choy tayyor");
        });
    }

    @Test
    void whoBlocksTheBotIsLeftInPeace() {
        linked();

        telegram.blocks(chat);

        await().untilAsserted(() -> assertThat(bot.linked(azizasId)).isEmpty());
    }

    @Test
    void ownContactConfirmsThePhoneAndAnothersDoesNot() {
        linked();
        assertThat(telegram.messagesTo(chat).getFirst().at("/reply_markup/keyboard/0/0/request_contact").asBoolean()).isTrue();

        telegram.writes(chat, chat, "private", Map.of("contact", Map.of("phone_number", aziza.phone(), "user_id", chat + 1)));
        hears("boshqa odamning raqami");
        assertThat(accounts.person(azizasId).phoneConfirmed()).isFalse();

        telegram.writes(chat, chat, "private", Map.of("contact", Map.of("phone_number", "998901112233", "user_id", chat)));
        hears("boshqa raqam turibdi");
        assertThat(accounts.person(azizasId).phoneConfirmed()).isFalse();

        telegram.writes(chat, chat, "private", Map.of("contact", Map.of("phone_number", aziza.phone().substring(1), "user_id", chat)));
        hears("tasdiqlandi");
        assertThat(accounts.person(azizasId).phoneConfirmed()).isTrue();
        assertThat(aziza.api().get("/api/v1/me").body().path("phoneConfirmed").asBoolean()).isTrue();

        aziza.api().patch("/api/v1/me", Map.of("phone", "+998935" + (100_000 + chat % 900_000)));
        assertThat(accounts.person(azizasId).phoneConfirmed()).as("another phone has to be proved anew").isFalse();
    }

    @Test
    void aStrangerIsToldWhereToBegin() {
        telegram.writes(chat, "Salom");

        hears("/uz/notifications");
    }

    @Test
    void theWebhookNeedsTelegramsSecret() throws Exception {
        var update = JsonMapper.shared().writeValueAsString(telegram.update(chat, "/start " + code(invitation())));

        assertThat(bring(update, "wrong")).isEqualTo(401);
        assertThat(bot.linked(azizasId)).isEmpty();
        assertThat(bring(update, access.secret())).isEqualTo(200);
        assertThat(bot.linked(azizasId)).isPresent();
        hears("Aziza Karimova");
    }

    private int bring(String update, String secret) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/telegram/webhook/" + access.webhookId()))
                .header("X-Telegram-Bot-Api-Secret-Token", secret)
                .POST(BodyPublishers.ofString(update))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
    }

    private void linked() {
        telegram.writes(chat, "/start " + code(invitation()));
        hears("Aziza Karimova");
    }

    private String invitation() {
        await().until(() -> bot.invitation(azizasId).isPresent());
        return bot.invitation(azizasId).orElseThrow();
    }

    private boolean tell(PlatformBot.Message message) {
        return Boolean.TRUE.equals(transaction.execute(status -> bot.tell(azizasId, message)));
    }

    private void hears(String words) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(telegram.saidTo(chat)).anySatisfy(text -> assertThat(text).contains(words)));
    }

    private String stateOf(String text) {
        return jdbc.sql("select state from platform_message where chat_id = :chat and text = :text")
                .param("chat", chat)
                .param("text", text)
                .query(String.class)
                .single();
    }

    private static String code(String link) {
        return link.substring(link.indexOf("?start=") + 7);
    }
}
