package uz.botfactory.channels.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;
import uz.botfactory.ProductTest;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.ai.Cancel;
import uz.botfactory.ai.Draft;
import uz.botfactory.ai.LanguageModel;
import uz.botfactory.ai.Prompt;
import uz.botfactory.ai.TestModel;
import uz.botfactory.bots.BotId;
import uz.botfactory.channels.Connection;
import uz.botfactory.channels.Connections;
import uz.botfactory.conversations.ConversationId;
import uz.botfactory.conversations.Conversations;
import uz.botfactory.conversations.Incoming;
import uz.botfactory.conversations.Outcome;
import uz.botfactory.conversations.PersonReplied;
import uz.botfactory.knowledge.Teaching;
import uz.botfactory.support.Ids;
import uz.botfactory.world.FakeTelegram;

/** From a customer's words in Telegram to the bot's answer there: each once, in order, whatever breaks on the way. */
@ProductTest
class TelegramRoadTests {

    private static final long OLIM = 501;

    @LocalServerPort
    private int port;

    @Autowired
    private Connections connections;

    @Autowired
    private Conversations conversations;

    @Autowired
    private LanguageModel models;

    @Autowired
    private Teaching teaching;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private ApplicationEventPublisher events;

    private final FakeTelegram.Bot telegram = FakeTelegram.shared().bot();
    private final HttpClient http = HttpClient.newHttpClient();
    private Business aziza;
    private String bot;
    private AccountId account;
    private TestModel model;

    @BeforeEach
    void azizasBotIsOnTelegram() {
        aziza = new Business(port);
        bot = aziza.makesBot("Choyxona");
        account = new AccountId(jdbc.sql("select account_id from bot where id = :id")
                .param("id", UUID.fromString(bot))
                .query(UUID.class)
                .single());
        teaching.teach(account, new BotId(UUID.fromString(bot)), "Narxlar", "Palov 35 000 soʻm turadi. Somsa 8 000 soʻm.");
        model = (TestModel) models;
        model.says(account, prompt -> "Palov 35 000 soʻm turadi.");
        assertThat(aziza.connects(bot, telegram.token()).statusCode()).isEqualTo(200);
    }

    @AfterEach
    void telegramHasNothingToComplainAbout() {
        aziza.calls("DELETE", "/api/v1/bots/" + bot + "/channels/telegram", null);
        assertThat(telegram.violations()).isEmpty();
    }

    private Connection connection() {
        return connections.of(account, new BotId(UUID.fromString(bot))).getFirst();
    }

    private void heard(int number) {
        await().atMost(Duration.ofSeconds(20)).until(() -> telegram.saidTo(OLIM).size() >= number);
    }

    private void quiet() {
        await().during(Duration.ofMillis(700)).atMost(Duration.ofSeconds(20)).until(() -> openLanes() == 0);
    }

    private long openLanes() {
        return jdbc.sql("select count(*) from lane where account_id = :account")
                .param("account", account.value())
                .query(Long.class)
                .single();
    }

    private List<String> ledger() {
        return jdbc.sql(
                        """
                        select side || ' ' || state || coalesce(' ' || reason, '') from message
                        where account_id = :account order by id
                        """)
                .param("account", account.value())
                .query(String.class)
                .list();
    }

    private static String lastTurn(Prompt prompt) {
        return prompt.turns().getLast().text();
    }

    @Test
    void aQuestionIsAnsweredOnce() {
        telegram.writes(OLIM, "Palov qancha turadi?");
        heard(1);
        quiet();
        assertThat(telegram.saidTo(OLIM)).hasSize(1).first().asString().contains("35 000");
        assertThat(ledger()).containsExactly("CUSTOMER ANSWERED", "BOT DELIVERED");
    }

    @Test
    void anUpdateThatComesAgainAndAgainIsAnsweredOnce() throws Exception {
        var mine = connection();
        var update = JsonMapper.shared().writeValueAsBytes(telegram.update(OLIM, "Palov qancha turadi?"));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = IntStream.range(0, 20)
                    .mapToObj(i -> threads.submit(() -> bring(mine, update)))
                    .toList();
            for (var one : all) {
                assertThat(one.get()).isEqualTo(200);
            }
        }
        heard(1);
        quiet();
        assertThat(bring(mine, update)).isEqualTo(200);
        quiet();
        assertThat(telegram.saidTo(OLIM)).hasSize(1);
    }

    private int bring(Connection connection, byte[] update) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + port + "/telegram/webhook/" + connection.webhookId()))
                .header("X-Telegram-Bot-Api-Secret-Token", connection.secret())
                .POST(BodyPublishers.ofByteArray(update));
        return http.send(request.build(), BodyHandlers.ofString()).statusCode();
    }

    @Test
    void whatIsWrittenWhileTheModelThinksIsAnsweredTogether() throws Exception {
        var asked = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        model.saysOnce(account, prompt -> {
            asked.countDown();
            wait(goOn);
            return "Palov 35 000 soʻm turadi.";
        });
        model.says(account, prompt -> "Palov 35 000 soʻm, somsa 8 000 soʻm turadi.");
        telegram.writes(OLIM, "Palov qancha turadi?");
        assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();
        telegram.writes(OLIM, "Somsa-chi, somsa qancha turadi?");
        await().until(() -> ledger().size() == 2);
        goOn.countDown();
        heard(1);
        quiet();
        assertThat(telegram.saidTo(OLIM)).hasSize(1).first().asString().endsWith("Palov 35 000 soʻm, somsa 8 000 soʻm turadi.");
        assertThat(lastTurn(model.prompts(account).getLast())).contains("Palov qancha").contains("Somsa-chi");
        assertThat(telegram.messagesTo(OLIM).getFirst().path("reply_parameters").isMissingNode())
                .isFalse();
    }

    private static void wait(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void manyCustomersAreAnsweredEachInOrder() {
        model.says(account, prompt -> "Palov 35 000 soʻm turadi. " + lastTurn(prompt).replaceAll("(?s).*#(\\d).*", "Javob #$1"));
        for (int round = 1; round <= 3; round++) {
            for (long person = 601; person <= 610; person++) {
                telegram.writes(person, "Palov qancha turadi? #" + round);
            }
            int so = round;
            await().atMost(Duration.ofSeconds(30)).until(() -> LongStream.rangeClosed(601, 610)
                    .allMatch(person -> telegram.saidTo(person).size() == so));
        }
        for (long person = 601; person <= 610; person++) {
            assertThat(telegram.saidTo(person)).hasSize(3);
        }
    }

    // ---- What breaks ----

    @Test
    void afterATooManyTheBotKeepsSilentAsLongAsItWasAsked() {
        telegram.nextIsTooFast("sendMessage", 2);
        telegram.writes(OLIM, "Palov qancha turadi?");
        heard(1);
        quiet();
        assertThat(telegram.saidTo(OLIM)).hasSize(1);
        var calls = telegram.calls("sendMessage");
        assertThat(Duration.between(calls.getFirst().at(), calls.getLast().at())).isGreaterThan(Duration.ofSeconds(2));
        assertThat(jdbc.sql("select quiet_until from connection where account_id = :account")
                        .param("account", account.value())
                        .query(Timestamp.class)
                        .single())
                .isNotNull();
    }

    @Test
    void aSilenceFromBeforeTheStartIsKept() {
        connections.quiet(connection(), Instant.now().plusSeconds(30));
        var pace = new TelegramPace(connections, Clock.systemUTC());
        assertThat(pace.silenceLeft(connections.fresh(connection().id()).orElseThrow()))
                .isBetween(Duration.ofSeconds(25), Duration.ofSeconds(30));
    }

    @Test
    void whenTelegramFailsTheAnswerIsSentOnceItWorksAgain() {
        telegram.nextIsTheirFault("sendMessage");
        telegram.nextIsHtml("sendMessage");
        telegram.writes(OLIM, "Palov qancha turadi?");
        heard(1);
        quiet();
        assertThat(telegram.saidTo(OLIM)).hasSize(1);
    }

    @Test
    void anAnswerWhoseFateIsUnknownIsSentOnceMoreAndNotAgain() {
        telegram.nextAnswerIsLost("sendMessage");
        telegram.nextAnswerIsLost("sendMessage");
        telegram.writes(OLIM, "Palov qancha turadi?");
        heard(2);
        quiet();
        assertThat(telegram.saidTo(OLIM)).hasSize(2);
        assertThat(ledger()).containsExactly("CUSTOMER ANSWERED", "BOT FAILED channels.failed.unclear");
    }

    @Test
    void whatACrashLeftBetweenSendingAndSentIsSentOnceMore() {
        telegram.update(OLIM, "");
        var conversation = remembered("Palov qancha turadi?");
        assertThat(conversations.answer(account, conversation, Draft.NONE, new Cancel())).isInstanceOf(Outcome.Send.class);

        events.publishEvent(new PersonReplied(account, conversation));

        heard(1);
        quiet();
        assertThat(telegram.saidTo(OLIM)).hasSize(1);
        assertThat(ledger()).containsExactly("CUSTOMER ANSWERED", "BOT DELIVERED");
    }

    private ConversationId remembered(String text) {
        var mine = connection();
        var incoming = new Incoming(
                account, mine.bot(), "telegram", mine.id(), "m:501:1", "501", "501", Incoming.Kind.TEXT, text, "Olim", "uz", "1",
                Instant.now());
        return transaction.execute(status -> conversations.remember(List.of(incoming)).getFirst());
    }

    @Test
    void theLanesOfADeadProcessAreTakenOver() {
        telegram.update(OLIM, "");
        var conversation = remembered("Palov qancha turadi?");
        var dead = Ids.next();
        jdbc.sql("insert into worker (id, host, process, began, beat) values (:id, 'elsewhere', 1, 1, now() - interval '16 seconds')")
                .param("id", dead)
                .update();
        jdbc.sql("insert into lane (account_id, conversation_id, owner) values (:account, :conversation, :dead)")
                .param("account", account.value())
                .param("conversation", conversation.value())
                .param("dead", dead)
                .update();
        heard(1);
        quiet();
        assertThat(telegram.saidTo(OLIM)).hasSize(1);
        assertThat(jdbc.sql("select count(*) from worker where id = :id").param("id", dead).query(Long.class).single())
                .isZero();
    }

    @Test
    void aCustomerWhoBlockedTheBotIsLeftAlone() {
        telegram.writes(OLIM, "Palov qancha turadi?");
        heard(1);
        telegram.blocks(OLIM);
        await().until(() -> jdbc.sql("select gone_at is not null from customer where account_id = :account")
                .param("account", account.value())
                .query(Boolean.class)
                .single());
    }

    @Test
    void aReplyToSomebodyWhoJustBlockedFailsForGood() {
        telegram.nextIsRefused("sendMessage", "chat not found");
        telegram.writes(OLIM, "Palov qancha turadi?");
        await().atMost(Duration.ofSeconds(20)).until(() -> ledger().contains("BOT FAILED channels.failed.gone"));
        quiet();
        assertThat(telegram.saidTo(OLIM)).isEmpty();
    }

    @Test
    void whenDraftsAreUnknownTheAnswerComesAllTheSame() {
        telegram.nextIsUnknown("sendMessageDraft");
        telegram.writes(OLIM, "Palov qancha turadi?");
        heard(1);
        quiet();
        assertThat(telegram.saidTo(OLIM)).hasSize(1);
    }

    // ---- What people send ----

    @Test
    void theFirstWordIsAGreeting() {
        telegram.writes(OLIM, "/start ref1");
        heard(1);
        quiet();
        assertThat(telegram.saidTo(OLIM)).hasSize(1);
    }

    @Test
    void theLanguageIsChosenByAButtonThatGetsWord() {
        telegram.writes(OLIM, "/lang");
        heard(1);
        var buttons = telegram.messagesTo(OLIM).getFirst().path("reply_markup").path("inline_keyboard");
        assertThat(buttons.isEmpty()).isFalse();
        var callback = telegram.presses(OLIM, buttons.path(0).path(0).path("callback_data").asString());
        await().atMost(Duration.ofSeconds(20)).until(() -> telegram.wasAnswered(callback));
        quiet();
    }

    @Test
    void whatCannotBeReadIsAnsweredKindly() {
        telegram.writes(OLIM, OLIM, "private", Map.of("voice", Map.of("file_id", "x", "duration", 3)));
        heard(1);
        quiet();
        assertThat(telegram.saidTo(OLIM)).hasSize(1);
    }

    @Test
    void inAGroupTheBotAnswersWhoMentionedItAndNobodyElse() {
        long group = -1_001_234_567_890L;
        telegram.writes(OLIM, group, "supergroup", Map.of("text", "Bugun kim keladi?"));
        long asked = telegram.writes(OLIM, group, "supergroup", Map.of("text", "@" + telegram.username() + " palov qancha turadi?"));
        await().atMost(Duration.ofSeconds(20)).until(() -> !telegram.saidTo(group).isEmpty());
        quiet();
        assertThat(telegram.saidTo(group)).hasSize(1);
        assertThat(telegram.messagesTo(group).getFirst().path("reply_parameters").path("message_id").asLong())
                .isEqualTo(asked);
    }

    @Test
    void aGroupThatGrewIsFollowed() {
        long group = -4_001L - telegram.id();
        long grown = -1_009_000_000_000L - telegram.id();
        telegram.moves(group, grown);
        telegram.writes(OLIM, group, "group", Map.of("text", "@" + telegram.username() + " palov qancha turadi?"));
        await().atMost(Duration.ofSeconds(20)).until(() -> !telegram.saidTo(grown).isEmpty());
        quiet();
        assertThat(telegram.saidTo(grown)).hasSize(1);
    }

    @Test
    void whatWasAskedWhileTheBotWasStoppedIsAnsweredWhenItRunsAgain() {
        aziza.calls("POST", "/api/v1/bots/" + bot + "/stop", Map.of());
        telegram.writes(OLIM, "Palov qancha turadi?");
        await().atMost(Duration.ofSeconds(20)).until(() -> ledger().contains("CUSTOMER WAITING BOT_PAUSED"));
        assertThat(telegram.saidTo(OLIM)).isEmpty();
        aziza.calls("POST", "/api/v1/bots/" + bot + "/start", Map.of());
        heard(1);
        quiet();
        assertThat(telegram.saidTo(OLIM)).hasSize(1);
    }
}
