package uz.botfactory.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.notifications.Moments.Moment;
import uz.botfactory.plans.PlanWatch.Stretch;

/** When an owner is reminded, worked out from nothing but the plan and the owner's time zone. */
class MomentsTests {

    private static final ZoneId TASHKENT = ZoneId.of("Asia/Tashkent");
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final Instant END = Instant.parse("2026-12-10T09:30:00Z");

    @Test
    void aTrialIsRemindedOfThreeDaysBeforeOnItsLastDayAndWhenItEnded() {
        assertThat(moments("trial", END.minus(Duration.ofDays(14)), END, TASHKENT).all())
                .containsExactly(
                        new Moment(Kind.TRIAL_SOON, Instant.parse("2026-12-07T09:30:00Z")),
                        new Moment(Kind.TRIAL_LAST_DAY, Instant.parse("2026-12-10T04:00:00Z")),
                        new Moment(Kind.TRIAL_ENDED, END));
    }

    @Test
    void aSubscriptionIsAlsoRemindedOfADayBefore() {
        assertThat(moments("basic", END.minus(Duration.ofDays(30)), END, TASHKENT).all())
                .extracting(Moment::kind)
                .containsExactly(Kind.PLAN_3_DAYS, Kind.PLAN_1_DAY, Kind.PLAN_LAST_DAY, Kind.PLAN_ENDED);
    }

    @Test
    void theLastDayIsTheOwnersDay() {
        var lateInTashkent = Instant.parse("2026-12-10T20:30:00Z");

        assertThat(at(Kind.TRIAL_LAST_DAY, moments("trial", Instant.EPOCH, lateInTashkent, TASHKENT)))
                .as("01:30 on the 11th: that day is over before the morning").isEqualTo("2026-12-10T19:00:00Z");
        assertThat(at(Kind.TRIAL_LAST_DAY, moments("trial", Instant.EPOCH, lateInTashkent, NEW_YORK)))
                .as("15:30 on the 10th").isEqualTo("2026-12-10T14:00:00Z");
    }

    @Test
    void aPlanThatEndsAtMidnightHasItsLastDayBefore() {
        var midnight = Instant.parse("2026-12-10T19:00:00Z");

        assertThat(at(Kind.PLAN_LAST_DAY, moments("basic", Instant.EPOCH, midnight, TASHKENT)))
                .isEqualTo("2026-12-10T04:00:00Z");
    }

    @Test
    void threeDaysAreThreeDaysAlsoWhenTheClocksChange() {
        var end = Instant.parse("2026-11-02T15:00:00Z");

        assertThat(at(Kind.PLAN_3_DAYS, moments("basic", Instant.EPOCH, end, NEW_YORK)))
                .as("ten in the morning, on both sides of the change").isEqualTo("2026-10-30T14:00:00Z");
    }

    @Test
    void aMomentAtOrBeforeTheStartIsLeftOut() {
        assertThat(moments("trial", END.minus(Duration.ofDays(3)), END, TASHKENT).all())
                .extracting(Moment::kind)
                .containsExactly(Kind.TRIAL_LAST_DAY, Kind.TRIAL_ENDED);
        assertThat(moments("trial", END, END, TASHKENT).all()).isEmpty();
    }

    @Test
    void whatRenewsByItselfIsMissedOnlyOnceItHasEnded() {
        var stretch = new Stretch(new AccountId(new UUID(1, 1)), "basic", Instant.EPOCH, END, true);

        assertThat(Moments.of(stretch, TASHKENT).all()).extracting(Moment::kind).containsExactly(Kind.PLAN_ENDED);
    }

    @Test
    void onlyTheLatestThatStillMakesSenseIsDue() {
        var moments = moments("basic", END.minus(Duration.ofDays(30)), END, TASHKENT);

        assertThat(moments.due(END.minus(Duration.ofDays(4)))).isEmpty();
        assertThat(moments.due(END.minus(Duration.ofHours(25)))).map(Moment::kind).contains(Kind.PLAN_3_DAYS);
        assertThat(moments.due(END.minusSeconds(1))).map(Moment::kind).contains(Kind.PLAN_LAST_DAY);
        assertThat(moments.due(END)).map(Moment::kind).contains(Kind.PLAN_ENDED);
        assertThat(moments.due(END.plus(Duration.ofDays(7)))).isEmpty();
    }

    private static Moments moments(String plan, Instant start, Instant end, ZoneId zone) {
        return Moments.of(new Stretch(new AccountId(new UUID(1, 1)), plan, start, end, false), zone);
    }

    private static String at(Kind kind, Moments moments) {
        return moments.all().stream()
                .filter(moment -> moment.kind() == kind)
                .findFirst()
                .orElseThrow()
                .at()
                .toString();
    }
}
