package uz.botfactory.conversations;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import uz.botfactory.ProductTest;
import uz.botfactory.accounts.UserId;
import uz.botfactory.ai.Cancel;
import uz.botfactory.ai.Draft;
import uz.botfactory.bots.BotChange;
import uz.botfactory.bots.WorkingHours;
import uz.botfactory.conversations.Incoming.Kind;
import uz.botfactory.plans.Limit;
import uz.botfactory.plans.Period;
import uz.botfactory.support.TestClock;

/** When the bot speaks, when it keeps silent, and that nothing a customer wrote is lost. */
@ProductTest
class RouteTests {

    @Autowired
    Choyxona choyxona;

    @Autowired
    TestClock clock;

    @Autowired
    Housekeeping housekeeping;

    @LocalServerPort
    int port;

    Choyxona.House house;
    Choyxona.Guest olim;

    @BeforeEach
    void aHouseAndAGuest() {
        house = choyxona.open(port, "business");
        house.modelSays("Palov 35 000 soʻm turadi.");
        olim = house.guest("Olim");
    }

    @AfterEach
    void backToNow() {
        clock.reset();
    }

    @Test
    void aStoppedBotKeepsQuestionsAndAnswersThemWhenItRunsAgain() {
        choyxona.bots.stop(house.account(), house.bot());
        var conversation = olim.writes("Palov qancha turadi?");

        assertThat(olim.silence(conversation)).isEqualTo(Reason.BOT_PAUSED);
        assertThat(olim.ledger(conversation)).containsExactly("CUSTOMER WAITING BOT_PAUSED");
        assertThat(choyxona.conversations.hasOpen(house.account(), conversation)).isFalse();

        choyxona.bots.start(house.account(), house.bot());
        waitForTheLane(olim, conversation, "CUSTOMER ANSWERED");
        assertThat(olim.words(conversation).getLast()).contains("35 000");
    }

    @Test
    void questionsOlderThanADayStayListedAndAreNotAnswered() {
        choyxona.bots.stop(house.account(), house.bot());
        var conversation = olim.writes("Palov qancha turadi?");
        olim.hears(conversation);

        clock.pass(Duration.ofHours(25));
        choyxona.bots.start(house.account(), house.bot());

        await().atMost(15, SECONDS).until(() -> olim.ledger(conversation).equals(List.of("CUSTOMER WAITING TOO_OLD")));
        assertThat(olim.silence(conversation)).isEqualTo(Reason.NOTHING_NEW);
    }

    @Test
    void whenThePlanIsUsedUpTheBotApologisesOnceAndAnswersLater() {
        var trial = choyxona.open(port, "trial");
        trial.modelSays("Palov 35 000 soʻm turadi.");
        var guest = trial.guest("Olim");
        useUp(trial, 100);

        var conversation = guest.writes("Palov qancha turadi?");
        assertThat(guest.gets(conversation).text()).startsWith("Kechirasiz, hozir javob bera olmayman");
        guest.writes("Somsa-chi?");
        assertThat(guest.silence(conversation)).isEqualTo(Reason.LIMIT_APOLOGY_GIVEN);

        choyxona.plans.assign(trial.account(), "business", Period.MONTHLY, "test");
        waitForTheLane(guest, conversation, "CUSTOMER ANSWERED");
        assertThat(guest.words(conversation).getLast()).contains("35 000");
        assertThat(choyxona.model.prompts(trial.account()).getLast().turns().getLast().text())
                .endsWith("Palov qancha turadi?\nSomsa-chi?");
    }

    @Test
    void anEndedPlanAlsoGetsOneApology() {
        choyxona.plans.end(house.account());

        var conversation = olim.writes("Palov qancha turadi?");
        assertThat(olim.gets(conversation).text()).contains("saqlab qoʻydim");
        olim.writes("Bormisiz, palov qancha?");
        assertThat(olim.silence(conversation)).isEqualTo(Reason.LIMIT_APOLOGY_GIVEN);
        assertThat(olim.ledger(conversation))
                .containsExactly("CUSTOMER WAITING WAITING_FOR_PLAN", "BOT DELIVERED", "CUSTOMER WAITING LIMIT_APOLOGY_GIVEN");
    }

    @Test
    void oneReplyCountsOnceHoweverManyMessagesItJoinsAndGreetingsCountNothing() {
        var trial = choyxona.open(port, "trial");
        trial.modelSays("Palov 35 000 soʻm turadi.");
        var guest = trial.guest("Olim");

        guest.gets(guest.writes("Palov qancha?", "Somsa qancha?", "Choy-chi?"));
        clock.pass(Duration.ofSeconds(1));
        var greeting = guest.writes("Rahmat!");
        guest.gets(greeting);

        assertThat(choyxona.plans.usage(trial.account(), Limit.ANSWERS).used()).isEqualTo(1);
    }

    @Test
    void aReplyThatWasStoredButNotSentIsHandedOutAgainBeforeAnythingNew() {
        var conversation = olim.writes("Palov qancha turadi?");
        var first = ((Outcome.Send) olim.hears(conversation)).reply();
        olim.writes("Somsa-chi?");

        var again = ((Outcome.Send) olim.hears(conversation)).reply();
        assertThat(again.id()).isEqualTo(first.id());
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.buttons()).isEqualTo(first.buttons());
        assertThat(again.answersExternalId()).isEqualTo(first.answersExternalId());
        assertThat(first.maybeSentBefore()).isFalse();
        assertThat(again.maybeSentBefore()).isTrue();

        choyxona.conversations.postponed(first);
        assertThat(((Outcome.Send) olim.hears(conversation)).reply().maybeSentBefore()).isFalse();

        choyxona.conversations.delivered(first, List.of("9", "10"));
        assertThat(((Outcome.Send) olim.hears(conversation)).reply().id()).isNotEqualTo(first.id());
        assertThat(choyxona.model.prompts(house.account())).hasSize(2);
    }

    @Test
    void whatCannotBeSentSaysWhyAndDoesNotStopTheConversation() {
        var conversation = olim.writes("Palov qancha turadi?");
        var reply = ((Outcome.Send) olim.hears(conversation)).reply();
        choyxona.conversations.failed(reply, "channels.failed.unclear", true);

        assertThat(olim.ledger(conversation)).containsExactly("CUSTOMER ANSWERED", "BOT FAILED channels.failed.unclear");
        assertThat(olim.silence(conversation)).isEqualTo(Reason.NOTHING_NEW);
        assertThat(olim.asks("Qaytib keldim, palov bormi?").text()).isNotEmpty();
        assertThat(house.all().jdbc.sql("select gone_at is null from customer where account_id = :a").param("a", house.account().value())
                .query(Boolean.class).single()).isTrue();
    }

    @Test
    void whenMoreIsWrittenMeanwhileBothAreAnsweredTogetherAndCountOnce() {
        var conversation = new AtomicReference<ConversationId>();
        var cancel = new Cancel();
        choyxona.model.saysOnce(house.account(), prompt -> {
            olim.writes("Somsa-chi?");
            cancel.cancel();
            return "Palov 35 000 soʻm turadi.";
        });
        conversation.set(olim.writes("Palov qancha?"));

        var first = choyxona.conversations.answer(house.account(), conversation.get(), Draft.NONE, cancel);
        assertThat(first).isEqualTo(new Outcome.Silent(Reason.OVERTAKEN));
        olim.gets(conversation.get());

        assertThat(olim.ledger(conversation.get())).containsExactly("CUSTOMER ANSWERED", "CUSTOMER ANSWERED", "BOT DELIVERED");
        assertThat(choyxona.plans.usage(house.account(), Limit.ANSWERS).used()).isEqualTo(1);
    }

    @Test
    void theGrowingAnswerIsAlreadyTidy() {
        var drafts = new ArrayList<String>();
        house.modelSays("**Palov** 35 000 soʻm turadi.");

        choyxona.conversations.answer(house.account(), olim.writes("Palov qancha turadi?"), drafts::add, new Cancel());

        assertThat(drafts.getLast()).isEqualTo("Palov 35 000 soʻm turadi.");
        assertThat(choyxona.model.prompts(house.account()).getLast().stream()).isTrue();
    }

    @Test
    void aBareGreetingWaitsForWhatFollowsAndThenGetsAGreeting() {
        var conversation = olim.writes("Assalomu alaykum!");
        assertThat(olim.hears(conversation)).isInstanceOfSatisfying(Outcome.Silent.class, silent -> {
            assertThat(silent.why()).isEqualTo(Reason.GREETING_WAITS);
            assertThat(silent.again()).isBetween(Duration.ofMillis(1), Duration.ofMillis(700));
        });

        clock.pass(Duration.ofSeconds(1));
        assertThat(olim.gets(conversation).text()).contains("Qanday yordam bera olaman?");
        assertThat(choyxona.model.prompts(house.account())).isEmpty();
    }

    @Test
    void aGreetingWithAQuestionBehindItIsOneQuestion() {
        var conversation = olim.writes("Salom", "Palov qancha turadi?");

        assertThat(olim.gets(conversation).text()).contains("35 000");
        assertThat(olim.silence(conversation)).isEqualTo(Reason.NOTHING_NEW);
    }

    @Test
    void startGreetsSaysWhoAnswersAndOffersLanguagesAndQuestionsOfTheDocuments() {
        house.knows("Savol: Yetkazib berish bormi?", "Ha, shahar boʻylab yetkazib beramiz.");

        var reply = olim.gets(olim.sends(Kind.START, ""));

        assertThat(reply.text()).contains("Aziza choyxonasi").contains("avtomatik yordamchiman");
        assertThat(reply.buttons().getFirst()).extracting(Button::payload).containsExactly("lang:uz", "lang:uz-cyrl", "lang:ru", "lang:en");
        assertThat(reply.buttons()).anySatisfy(row -> assertThat(row.getFirst().label()).isEqualTo("Yetkazib berish bormi?"));
        assertThat(reply.buttons()).hasSizeLessThanOrEqualTo(5);

        house.modelSays("Ha, yetkazib beramiz.");
        var question = reply.buttons().stream().flatMap(List::stream).filter(b -> b.label().equals("Yetkazib berish bormi?")).findFirst();
        assertThat(olim.gets(olim.sends(Kind.CHOICE, question.orElseThrow().payload())).text()).isEqualTo("Ha, yetkazib beramiz.");
        assertThat(choyxona.model.prompts(house.account()).getLast().turns().getLast().text()).endsWith("Yetkazib berish bormi?");
    }

    @Test
    void aTrialThatOnlySpeaksUzbekOffersNoLanguagesAtTheStartAndOnlyScriptsWhenAsked() {
        var trial = choyxona.open(port, "trial").guest("Olim").hinting("ru");

        assertThat(trial.gets(trial.sends(Kind.START, "")).buttons().stream().flatMap(List::stream))
                .noneMatch(button -> button.payload().startsWith("lang:"));
        assertThat(trial.gets(trial.sends(Kind.LANGUAGE, "")).buttons().getFirst())
                .extracting(Button::payload)
                .containsExactly("lang:uz", "lang:uz-cyrl");
    }

    @Test
    void aChosenLanguageStaysWhateverTheCustomerWritesIn() {
        assertThat(olim.gets(olim.sends(Kind.CHOICE, "lang:ru")).text()).isEqualTo("Договорились, теперь пишу по-русски 😊");

        olim.asks("Palov qancha turadi, aytib yuboring iltimos?");

        assertThat(choyxona.model.prompts(house.account()).getFirst().system()).contains("Write in Russian");
    }

    @Test
    void aClearMessageChangesTheLanguageAndAShortOneDoesNot() {
        olim.asks("Сколько стоит плов в вашей чайхане?");
        olim.asks("Somsa?");
        olim.asks("Choyxona soat nechagacha ishlaydi, aytib yuboring?");

        assertThat(choyxona.model.prompts(house.account())).extracting(prompt -> prompt.system().contains("Write in Russian"))
                .satisfies(russian -> {
                    assertThat(russian.getFirst()).isTrue();
                    assertThat(russian.getLast()).isFalse();
                });
    }

    @Test
    void aPlanThatOnlySpeaksUzbekAnswersRussianInUzbek() {
        var trial = choyxona.open(port, "trial");
        trial.modelSays("Палов 35 000 сўм туради.");
        var guest = trial.guest("Иван");

        guest.asks("Сколько стоит плов в вашей чайхане?");

        assertThat(choyxona.model.prompts(trial.account()).getLast().system()).contains("Write in Uzbek");
    }

    @Test
    void whatCannotBeReadIsAnsweredKindly() {
        assertThat(olim.gets(olim.sends(Kind.UNREADABLE, "voice")).text()).contains("yozma xabarlarni tushunaman");
        assertThat(choyxona.model.prompts(house.account())).isEmpty();
    }

    @Test
    void aSharedContactIsKeptAndThankedFor() {
        assertThat(olim.gets(olim.sends(Kind.CONTACT, "+998901234567")).text()).startsWith("Rahmat!");
        assertThat(house.all().jdbc.sql("select phone from customer where account_id = :a").param("a", house.account().value())
                .query(String.class).single()).isEqualTo("+998901234567");
    }

    @Test
    void thumbsAreKeptWithTheAnswerAndGetNoReply() {
        var reply = olim.asks("Palov qancha turadi?");
        var down = reply.buttons().getFirst().getLast();

        assertThat(olim.silence(olim.sends(Kind.CHOICE, down.payload()))).isEqualTo(Reason.NOT_A_QUESTION);
        assertThat(olim.stored(reply, "rating", Integer.class)).isEqualTo(-1);
        assertThat(down.payload().getBytes(java.nio.charset.StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(64);
    }

    @Test
    void anEditTakesThePlaceOfWhatIsStillOpen() {
        var conversation = olim.edits("55", Kind.TEXT, "Palow qancha");
        olim.edits("55", Kind.EDIT, "Palov qancha turadi?");

        olim.gets(conversation);

        assertThat(olim.ledger(conversation))
                .containsExactly("CUSTOMER IGNORED REPLACED_BY_EDIT", "CUSTOMER ANSWERED", "BOT DELIVERED");
    }

    @Test
    void anEditOfWhatWasAnsweredIsAnsweredAnew() {
        var conversation = olim.edits("55", Kind.TEXT, "Palov qancha");
        olim.gets(conversation);
        olim.edits("55", Kind.EDIT, "Somsa qancha turadi?");

        olim.gets(conversation);

        assertThat(choyxona.model.prompts(house.account()).getLast().turns().getLast().text()).endsWith("Somsa qancha turadi?");
    }

    @Test
    void aPersonTakesOverAndTheBotIsSilentUntilHandedBack() {
        var conversation = olim.writes("Palov qancha turadi?");
        olim.gets(conversation);
        var botir = new UserId(java.util.UUID.randomUUID());

        choyxona.people.takeOver(house.account(), conversation, botir);
        waitForTheLane(olim, conversation, "BOT FAILED channels.failed.disconnected");
        assertThat(olim.words(conversation).getLast()).contains("xodimimiz");
        olim.writes("Chegirma bormi?");
        assertThat(olim.silence(conversation)).isEqualTo(Reason.PERSON_TOOK_OVER);

        choyxona.people.write(house.account(), conversation, botir, "Ha, chegirma bor");
        waitForTheLane(olim, conversation, "PERSON FAILED channels.failed.disconnected");
        choyxona.people.handBack(house.account(), conversation);
        assertThat(olim.silence(conversation)).isEqualTo(Reason.NOTHING_NEW);
        assertThat(olim.ledger(conversation)).noneMatch(line -> line.startsWith("CUSTOMER WAITING"));
    }

    @Test
    void whatNobodyAnsweredIsAnsweredByTheBotAfterSomeTime() {
        var conversation = olim.writes("Palov qancha turadi?");
        olim.gets(conversation);
        choyxona.people.takeOver(house.account(), conversation, new UserId(java.util.UUID.randomUUID()));
        waitForTheLane(olim, conversation, "BOT FAILED channels.failed.disconnected");
        olim.writes("Somsa bormi?");
        olim.hears(conversation);

        clock.pass(Duration.ofHours(3));
        choyxona.people.handBackForgotten();

        waitForTheLane(olim, conversation, "BOT FAILED channels.failed.disconnected", "CUSTOMER ANSWERED");
        assertThat(olim.words(conversation).getLast()).contains("35 000");
    }

    @Test
    void whoAsksForAPersonIsNotedAndTheBotGoesOn() {
        assertThat(olim.asks("Operator bilan gaplashmoqchiman").text()).contains("hamkasblarimga yetkazdim");
        assertThat(house.all().jdbc.sql("select person_wanted_at is not null from conversation where account_id = :a")
                .param("a", house.account().value()).query(Boolean.class).single()).isTrue();

        assertThat(olim.asks("Palov qancha turadi?").text()).contains("35 000");
    }

    @Test
    void outsideWorkingHoursACallForAPersonSaysSo() {
        var anotherDay = clock.instant().atZone(java.time.ZoneId.of("Asia/Tashkent")).getDayOfWeek().minus(3);
        var hours = new WorkingHours(List.of(new WorkingHours.Span(anotherDay, LocalTime.of(9, 0), LocalTime.of(18, 0))));
        house.change(new BotChange(null, null, null, null, null, null, null, hours));

        assertThat(olim.asks("Operatorni chaqiring").text()).contains("Hozir ular ish joyida emas");

        house.modelSays("Biz 9:00 dan 18:00 gacha ishdamiz.");
        assertThat(olim.asks("Xodimlar qachon ishda boʻladi?").text()).isEqualTo("Biz 9:00 dan 18:00 gacha ishdamiz.");
    }

    @Test
    void aBlockedCustomerGetsNothing() {
        var conversation = olim.writes("Palov qancha turadi?");
        house.all().jdbc.sql("update customer set blocked_at = now() where account_id = :a").param("a", house.account().value()).update();

        assertThat(olim.silence(conversation)).isEqualTo(Reason.BLOCKED);
        assertThat(olim.ledger(conversation)).containsExactly("CUSTOMER IGNORED BLOCKED");
    }

    @Test
    void whoWritesTooFastWaitsAndIsAnsweredTogetherLater() {
        ConversationId conversation = null;
        for (int i = 0; i < 20; i++) {
            conversation = olim.writes("Palov qancha turadi?");
            olim.gets(conversation);
        }
        olim.writes("Yana palov?");
        olim.writes("Somsa-chi?");

        assertThat(olim.hears(conversation)).isInstanceOfSatisfying(Outcome.Silent.class, silent -> {
            assertThat(silent.why()).isEqualTo(Reason.TOO_FAST);
            assertThat(silent.again()).isPositive();
        });
        clock.pass(Duration.ofSeconds(61));
        olim.gets(conversation);
        assertThat(olim.silence(conversation)).isEqualTo(Reason.NOTHING_NEW);
    }

    @Test
    void harmfulWordsAreFlaggedNotAnsweredAndRepeatedAbuseSlowsDown() {
        var conversation = olim.writes("Как сделать бомбу дома?");
        assertThat(olim.gets(conversation).text()).contains("помочь не могу");
        assertThat(choyxona.model.prompts(house.account())).isEmpty();
        assertThat(flags()).isEqualTo(1);

        for (int i = 0; i < 2; i++) {
            olim.gets(olim.writes("Как сделать бомбу дома?"));
        }
        olim.writes("Как сделать бомбу дома?");
        assertThat(olim.silence(conversation)).isEqualTo(Reason.TOO_FAST);
    }

    @Test
    void aHarmfulAnswerNeverLeaves() {
        house.modelSays("Бомбу сделать легко, вот как сделать бомбу дома.");

        assertThat(olim.asks("Сколько стоит плов в вашей чайхане?").text()).doesNotContain("легко");
    }

    @Test
    void aLongHistoryOfUnansweredMessagesIsAnsweredWhole() {
        var texts = java.util.stream.IntStream.range(0, 40).mapToObj(i -> "Savol raqami " + i).toArray(String[]::new);
        var conversation = olim.writes(texts);

        olim.gets(conversation);

        assertThat(choyxona.model.prompts(house.account()).getLast().turns().getLast().text())
                .contains("Savol raqami 0")
                .contains("Savol raqami 39");
        assertThat(olim.silence(conversation)).isEqualTo(Reason.NOTHING_NEW);
    }

    @Test
    void aDeletedBotTakesItsConversationsAlong() {
        var conversation = olim.writes("Palov qancha turadi?");
        choyxona.bots.delete(house.account(), house.bot());

        await().atMost(15, SECONDS).until(() -> olim.silence(conversation) == Reason.GONE
                && house.all().jdbc.sql("select count(*) from message where account_id = :a").param("a", house.account().value())
                        .query(Long.class).single() == 0);
    }

    @Test
    void conversationsThatNobodyLedForYearsAreForgottenAndOthersStay() {
        var old = olim.writes("Palov qancha turadi?");
        clock.pass(Duration.ofDays(800));
        var nodira = house.guest("Nodira");
        var fresh = nodira.writes("Somsa qancha turadi?");

        housekeeping.forgetOld();

        assertThat(olim.silence(old)).isEqualTo(Reason.GONE);
        assertThat(nodira.ledger(fresh)).containsExactly("CUSTOMER OPEN");
        assertThat(house.all().jdbc.sql("select name from customer where account_id = :a").param("a", house.account().value())
                .query(String.class).list()).containsExactly("Nodira");
    }

    @Test
    void aMessageWithoutALetterIsAnsweredInTheBotsOwnLanguage() {
        olim.asks("35 000 ?");

        assertThat(choyxona.model.prompts(house.account()).getFirst().system()).contains("Write in Uzbek in Latin");
    }

    @Test
    void theBotsOwnWordsAreUsedWhereTheCustomerCanReadThem() {
        house.change(new BotChange(null, null, "Choyxonamizga marhamat!", null, null, null, null, null));

        assertThat(olim.gets(olim.sends(Kind.START, "")).text()).startsWith("Choyxonamizga marhamat!");
        var ivan = house.guest("Иван").hinting("ru");
        assertThat(ivan.gets(ivan.sends(Kind.START, "")).text()).startsWith("Здравствуйте!");
    }

    private long flags() {
        return house.all().jdbc.sql("select count(*) from message where account_id = :a and flagged is not null")
                .param("a", house.account().value())
                .query(Long.class)
                .single();
    }

    private void useUp(Choyxona.House trial, int answers) {
        for (int i = 0; i < answers; i++) {
            choyxona.plans.spend(Limit.ANSWERS, trial.account(), "used-" + i);
        }
    }

    /** The product's own lane does the rest; it finds no connection to send on, and says so in the ledger. */
    private static void waitForTheLane(Choyxona.Guest guest, ConversationId conversation, String... lines) {
        await().atMost(20, SECONDS).until(() -> guest.ledger(conversation).containsAll(List.of(lines))
                && guest.ledger(conversation).stream().noneMatch(List.of("BOT TO_SEND", "BOT SENDING")::contains));
    }
}
