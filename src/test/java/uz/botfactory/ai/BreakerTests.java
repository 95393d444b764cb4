package uz.botfactory.ai;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import uz.botfactory.ai.ModelFailed.Reason;
import uz.botfactory.support.TestClock;

class BreakerTests {

    private final TestClock clock = new TestClock();
    private final Breaker breaker = new Breaker(clock);

    @Test
    void aWrongKeySwitchesOffForEverLongerAndIsToldOnce() {
        assertThat(fail(Reason.WRONG_KEY)).isTrue();
        assertThat(fail(Reason.WRONG_KEY)).isFalse();
        clock.pass(Duration.ofSeconds(50));
        assertThat(breaker.letsThrough()).isFalse();
        clock.pass(Duration.ofSeconds(20));
        assertThat(breaker.letsThrough()).isTrue();
        assertThat(breaker.letsThrough()).isFalse();
        assertThat(fail(Reason.WRONG_KEY)).isFalse();
        clock.pass(Duration.ofSeconds(90));
        assertThat(breaker.letsThrough()).isFalse();
        clock.pass(Duration.ofSeconds(40));
        assertThat(breaker.letsThrough()).isTrue();
    }

    @Test
    void afterItWorkedTheNextWrongKeyIsNewsAgain() {
        fail(Reason.WRONG_KEY);
        breaker.succeeded();
        assertThat(fail(Reason.WRONG_KEY)).isTrue();
    }

    @Test
    void aToldWaitIsKeptThenAllMayPass() {
        breaker.failed(new ModelFailed(Reason.RATE_LIMITED, "", Duration.ofSeconds(20)));
        clock.pass(Duration.ofSeconds(19));
        assertThat(breaker.letsThrough()).isFalse();
        clock.pass(Duration.ofSeconds(2));
        assertThat(breaker.letsThrough()).isTrue();
        assertThat(breaker.letsThrough()).isTrue();
    }

    @Test
    void someTroubleAmongSuccessesOpensNothing() {
        for (int i = 0; i < 100; i++) {
            fail(Reason.OVERLOADED);
            fail(Reason.TIMEOUT);
            breaker.succeeded();
        }
        assertThat(breaker.letsThrough()).isTrue();
    }

    @Test
    void troubleInARowOpensForSecondsAndOneTriesForAll() {
        troubles(8);
        assertThat(breaker.letsThrough()).isFalse();
        clock.pass(Duration.ofSeconds(4));
        assertThat(breaker.letsThrough()).isTrue();
        assertThat(breaker.letsThrough()).isFalse();
        breaker.succeeded();
        assertThat(breaker.letsThrough()).isTrue();
    }

    @Test
    void aFailedTrialWaitsLonger() {
        troubles(8);
        clock.pass(Duration.ofSeconds(4));
        breaker.letsThrough();
        fail(Reason.OVERLOADED);
        clock.pass(Duration.ofSeconds(4));
        assertThat(breaker.letsThrough()).isFalse();
        clock.pass(Duration.ofSeconds(3));
        assertThat(breaker.letsThrough()).isTrue();
    }

    @Test
    void whatWasUnderWayWhenItOpenedDoesNotProlongIt() {
        troubles(500);
        clock.pass(Duration.ofSeconds(4));
        assertThat(breaker.letsThrough()).isTrue();
    }

    @Test
    void aTrialWithoutAnOutcomeDoesNotBlockForEver() {
        troubles(8);
        clock.pass(Duration.ofSeconds(4));
        breaker.letsThrough();
        clock.pass(Duration.ofSeconds(21));
        assertThat(breaker.letsThrough()).isTrue();
    }

    @Test
    void ourOwnMistakesAndBlockedContentAreNotItsFault() {
        for (int i = 0; i < 50; i++) {
            fail(Reason.BAD_REQUEST);
            fail(Reason.BLOCKED_CONTENT);
            fail(Reason.CANCELLED);
        }
        assertThat(breaker.letsThrough()).isTrue();
    }

    private void troubles(int count) {
        for (int i = 0; i < count; i++) {
            fail(Reason.OVERLOADED);
        }
    }

    private boolean fail(Reason reason) {
        return breaker.failed(new ModelFailed(reason, ""));
    }
}
