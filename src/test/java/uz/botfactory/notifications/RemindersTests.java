package uz.botfactory.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.UUID;
import uz.botfactory.support.Ids;
import uz.botfactory.plans.Money;
import uz.botfactory.accounts.AccountId;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import uz.botfactory.ProductTest;
import uz.botfactory.channels.PlatformBot;
import uz.botfactory.plans.Limit;
import uz.botfactory.plans.Plans;
import uz.botfactory.plans.Spend;
import uz.botfactory.support.TestClock;
import uz.botfactory.world.Cast;
import uz.botfactory.world.FakeTelegram;

/** Owners are told in time that their plan ends or their answers run low: once, in their language, as they wish. */
@ProductTest
class RemindersTests {

    private static final AtomicLong CHATS = new AtomicLong(300_000_000 + System.nanoTime() % 100_000_000);

    @LocalServerPort
    int port;

    @Autowired
    Reminders reminders;

    @Autowired
    UsageNotices usage;

    @Autowired
    Plans plans;

    @Autowired
    PlatformBot bot;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock clock;

    private Owner aziza;

    @BeforeEach
    void azizaRegisters() {
        aziza = new Owner(Cast.aziza(port), jdbc);
    }

    @AfterEach
    void timeGoesOnAsUsual() {
        clock.reset();
    }

    @Test
    void aTrialIsRemindedOfInTheShippedWords() {
        clock.pass(Duration.ofDays(11).plusMinutes(1));
        reminders.run();
        clock.pass(Duration.ofDays(3));
        reminders.run();

        assertThat(aziza.post()).hasSize(2);
        assertThat(aziza.post().get(0).text())
                .contains("Sizning bepul sinov muddatingiz 3 kun ichida tugaydi. Davom etish uchun pullik obuna oling!");
        assertThat(aziza.post().get(1).text())
                .contains("Sizning bepul sinovingiz tugadi. Bot ishlashini davom ettirish uchun obuna oling!");
        assertThat(aziza.post().get(0).html()).contains("/uz/plan", "/uz/notifications", "prefers-color-scheme");
    }

    @Test
    void aSubscriptionIsRemindedOfInTheShippedWords() {
        Cast.onPlan(aziza.cast(), port, "basic");
        var end = Duration.between(clock.instant(), aziza.planEnds());

        clock.pass(end.minus(Duration.ofHours(23).plusMinutes(59)));
        reminders.run();
        clock.pass(Duration.ofDays(1));
        reminders.run();

        assertThat(aziza.post().get(0).text())
                .contains("Sizning obunangiz ertaga tugaydi. Bot ishlashini davom ettirish uchun toʻlov qiling!");
        assertThat(aziza.post().getLast().text()).contains("Sizning obunangiz tugadi. Bot vaqtincha toʻxtatildi.");
    }

    @Test
    void aPlanThatFollowsACompanysCalendarIsRemindedOfWhenNobodyCollectsAgain() {
        var end = clock.instant().plus(Duration.ofDays(30));
        plans.renew(new AccountId(UUID.fromString(aziza.cast().accountId())), plans.plan("basic").orElseThrow(), end, new Money(2_400, "USD"), "order 1 invoice " + Ids.next());

        clock.pass(Duration.between(clock.instant(), aziza.planEnds()).minus(Duration.ofHours(23).plusMinutes(59)));
        reminders.run();

        assertThat(aziza.post().getFirst().text()).contains("Sizning obunangiz ertaga tugaydi.");
    }

    @Test
    void everyReminderGoesOnceHoweverOftenItIsLookedFor() {
        clock.pass(Duration.ofDays(11).plusMinutes(1));

        reminders.run();
        reminders.run();
        clock.pass(Duration.ofHours(1));
        reminders.run();

        assertThat(aziza.told()).containsExactly("trial-3-days");
        assertThat(aziza.post()).hasSize(1);
    }

    @Test
    void twoAtOnceRemindOnce() throws Exception {
        clock.pass(Duration.ofDays(11).plusMinutes(1));

        try (var both = Executors.newFixedThreadPool(4)) {
            for (int i = 0; i < 4; i++) {
                both.submit(reminders::run);
            }
        }

        assertThat(aziza.post()).hasSize(1);
    }

    @Test
    void aClockThatJumpsOverSeveralTellsOnlyTheLatest() {
        clock.pass(Duration.ofDays(14).plusMinutes(1));

        reminders.run();

        assertThat(aziza.told())
                .containsExactlyInAnyOrder("trial-ended", "trial-3-days overtaken", "trial-last-day overtaken");
        assertThat(aziza.subjects()).containsExactly("Sinov muddati tugadi");
    }

    @Test
    void aClockThatGoesBackTellsNothingAgainAndNothingOutdated() {
        clock.pass(Duration.ofDays(14).plusMinutes(1));
        reminders.run();

        clock.pass(Duration.ofDays(-2));
        reminders.run();

        assertThat(aziza.post()).hasSize(1);
    }

    @Test
    void aPlanThatEndedLongAgoIsNoNews() {
        clock.pass(Duration.ofDays(14 + 8));

        reminders.run();

        assertThat(aziza.told()).isEmpty();
    }

    @Test
    void whoeverExtendsIsRemindedOfTheNewEnd() {
        Cast.onPlan(aziza.cast(), port, "basic");
        clock.pass(Duration.between(clock.instant(), aziza.planEnds()).minus(Duration.ofDays(3)).plusMinutes(1));
        reminders.run();
        plans.assign(aziza.account(), "basic", uz.botfactory.plans.Period.MONTHLY, "test");

        clock.pass(Duration.ofDays(2));
        reminders.run();
        assertThat(aziza.told()).as("the day before the old end means nothing any more").containsExactly("plan-3-days");

        clock.pass(Duration.between(clock.instant(), aziza.planEnds()).minus(Duration.ofDays(3)).plusMinutes(1));
        reminders.run();
        assertThat(aziza.told()).containsExactly("plan-3-days", "plan-3-days");
    }

    @Test
    void whoBoughtAPlanHearsNothingMoreOfTheTrial() {
        Cast.onPlan(aziza.cast(), port, "basic");
        clock.pass(Duration.ofDays(14).plusMinutes(1));

        reminders.run();

        assertThat(aziza.told()).isEmpty();
    }

    @Test
    void bannedOwnersHearNothing() {
        Cast.admin(port).post("/api/v1/admin/users/" + aziza.cast().id() + "/ban", Map.of());
        clock.pass(Duration.ofDays(14).plusMinutes(1));

        reminders.run();

        assertThat(aziza.told()).isEmpty();
    }

    @Test
    void everyLanguageHasItsOwnWords() {
        var languages = Map.of(
                "ru", "Ваш бесплатный пробный период закончился",
                "en", "Your free trial has ended",
                "uz-cyrl", "Сизнинг бепул синовингиз тугади");
        languages.forEach((code, words) -> {
            var owner = new Owner(Cast.aziza(port), jdbc);
            owner.cast().api().patch("/api/v1/me", Map.of("language", code));
            clock.pass(Duration.ofDays(14).plusMinutes(1));

            reminders.run();

            assertThat(owner.post().getLast().text()).contains(words).contains("/" + code + "/plan").doesNotContain("{", "notifications.");
            clock.reset();
        });
    }

    @Test
    void theLinkedChatHearsItTooAndOnce() {
        long chat = link(aziza);
        clock.pass(Duration.ofDays(14).plusMinutes(1));

        reminders.run();
        reminders.run();

        await().untilAsserted(() -> assertThat(telegram().saidTo(chat))
                .anySatisfy(text -> assertThat(text).contains("Sizning bepul sinovingiz tugadi")));
        assertThat(telegram().saidTo(chat).stream().filter(text -> text.contains("sinovingiz tugadi"))).hasSize(1);
        assertThat(telegram().violations()).isEmpty();
    }

    @Test
    void whoWantsNoMailsGetsNone() {
        long chat = link(aziza);
        aziza.cast().api().put("/api/v1/me/notices", Map.of("plan", Map.of("mail", false, "telegram", true)));
        clock.pass(Duration.ofDays(14).plusMinutes(1));

        reminders.run();

        assertThat(aziza.post()).isEmpty();
        await().untilAsserted(() -> assertThat(telegram().saidTo(chat)).hasSize(2));
    }

    @Test
    void answersThatRunLowWithinADayAreToldAtSeventyAndAHundredPercent() {
        uses(69, "a");
        usage.run();
        assertThat(aziza.told()).isEmpty();

        uses(1, "b");
        usage.run();
        usage.run();
        uses(20, "c");
        usage.run();
        clock.pass(Duration.ofMinutes(-30));
        usage.run();
        assertThat(aziza.told()).as("90 % within the day").containsExactly("usage-70");
        uses(10, "d");
        usage.run();
        usage.run();

        assertThat(aziza.told()).containsExactlyInAnyOrder("usage-70", "usage-100", "usage-90 overtaken");
        assertThat(aziza.post()).hasSize(2);
        assertThat(aziza.post().get(0).text()).contains("100 ta javobdan 70 tasini").contains("Shu surʼatda");
        assertThat(aziza.post().get(1).text()).contains("hammasini");
    }

    @Test
    void ninetyPercentIsToldOnceTheWordAtSeventyIsADayOld() {
        Cast.onPlan(aziza.cast(), port, "starter");
        uses(700, "a");
        usage.run();
        uses(210, "b");
        clock.pass(Duration.ofHours(23));
        usage.run();
        assertThat(aziza.told()).containsExactly("usage-70");

        clock.pass(Duration.ofHours(1).plusMinutes(1));
        usage.run();
        usage.run();

        assertThat(aziza.told()).containsExactly("usage-70", "usage-90");
        assertThat(aziza.post()).hasSize(2);
    }

    @Test
    void processesThatCountAtDifferentMomentsTellOneAfterTheOther() throws Exception {
        try (var both = Executors.newFixedThreadPool(4)) {
            for (int i = 0; i < 10; i++) {
                uses(i < 7 ? 10 : 3, "a" + i + "-");
                for (int j = 0; j < 3; j++) {
                    both.submit(usage::run);
                }
            }
        }

        assertThat(aziza.told().stream().filter(kind -> kind.equals("usage-70") || kind.equals("usage-90"))).hasSize(1);
        assertThat(aziza.post()).hasSize(1);
    }

    @Test
    void aJumpOverSeveralStepsTellsTheHighest() {
        uses(95, "a");

        usage.run();

        assertThat(aziza.told()).containsExactlyInAnyOrder("usage-90", "usage-70 overtaken");
    }

    @Test
    void aNewWindowIsToldAnew() {
        uses(70, "a");
        usage.run();
        clock.pass(Duration.ofDays(1));
        uses(70, "b");

        usage.run();

        assertThat(aziza.told()).containsExactly("usage-70", "usage-70");
    }

    private void uses(int many, String keys) {
        plans.spendAll(java.util.stream.IntStream.range(0, many)
                .mapToObj(i -> new Spend(Limit.ANSWERS, aziza.account(), keys + i))
                .toList());
    }

    private long link(Owner owner) {
        long chat = CHATS.incrementAndGet();
        await().until(() -> bot.invitation(owner.id()).isPresent());
        var link = bot.invitation(owner.id()).orElseThrow();
        telegram().writes(chat, "/start " + link.substring(link.indexOf("?start=") + 7));
        await().atMost(Duration.ofSeconds(20)).until(() -> !telegram().saidTo(chat).isEmpty());
        return chat;
    }

    private static FakeTelegram.Bot telegram() {
        return FakeTelegram.shared().platform();
    }
}
