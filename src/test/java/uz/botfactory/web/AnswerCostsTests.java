package uz.botfactory.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.Date;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import uz.botfactory.ProductTest;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.accounts.UserId;
import uz.botfactory.ai.Spend;
import uz.botfactory.plans.DollarRates;
import uz.botfactory.plans.Money;
import uz.botfactory.plans.Period;
import uz.botfactory.plans.Plans;
import uz.botfactory.plans.Window;
import uz.botfactory.support.Ids;
import uz.botfactory.support.TestClock;
import uz.botfactory.world.Cast;

/** What an answer costs in so'm: the model's price at the dollar rate of its day. */
@ProductTest
class AnswerCostsTests {

    @LocalServerPort
    int port;

    @Autowired
    AnswerCosts costs;

    @Autowired
    DollarRates rates;

    @Autowired
    Plans plans;

    @Autowired
    Spend spend;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TestClock clock;

    @AfterEach
    void timeGoesOnAsUsual() {
        clock.reset();
    }

    @Test
    void eachDayCountsAtItsRateAndTheAverageAndForecastFollow() {
        var aziza = new AccountId(Ids.parse(Cast.aziza(port).accountId()));
        plans.assign(aziza, "business", Period.MONTHLY, "test");
        clock.pass(Duration.ofDays(10));
        var today = spend.today();
        var by = new UserId(Ids.next());
        rates.set(new BigDecimal("10000"), today.minusDays(5), by);
        rates.set(new BigDecimal("12000"), today, by);
        used(aziza, today.minusDays(5), "answer", false, 3, 300);
        used(aziza, today, "answer", false, 1, 100);
        used(aziza, today, "answer", true, 1, 100);
        used(aziza, today, "embedding", false, 9, 50);

        var found = costs.of(aziza).orElseThrow();

        assertThat(found.today()).isEqualTo(new Money(240, "UZS"));
        assertThat(found.thisWindow()).isEqualTo(new Money(540, "UZS"));
        assertThat(found.answers()).isEqualTo(5);
        assertThat(found.perAnswer()).isEqualTo(new Money(108, "UZS"));
        assertThat(found.platformToday()).isEqualTo(new Money(180, "UZS"));
        assertThat(found.forecast().minor()).isBetween(1_615L, 1_621L);
        assertThat(found.dailyCeiling()).isNotNull();
        assertThat(costs.of(new AccountId(Ids.parse(Cast.chingiz(port).accountId()))).orElseThrow().dailyCeiling()).isNull();
    }

    @Test
    void aForecastWaitsUntilThereIsSomethingToSay() {
        var start = Instant.parse("2027-03-01T00:00:00Z");
        var window = new Window(start, start.plus(Duration.ofDays(30)));

        assertThat(AnswerCosts.forecast(new Money(500, "UZS"), window, start.plusSeconds(60))).isNull();
        assertThat(AnswerCosts.forecast(new Money(500, "UZS"), window, start.plus(Duration.ofDays(3))))
                .isEqualTo(new Money(5_000, "UZS"));
    }

    private void used(AccountId account, LocalDate day, String purpose, boolean ownKey, int calls, long cost) {
        jdbc.sql("""
                        insert into ai_usage (account_id, day, purpose, provider, model, own_key, process,
                                              calls, input_tokens, output_tokens, cost_micro_usd)
                        values (:account, :day, :purpose, 'gemini', 'fast', :own, :process, :calls, 1, 1, :cost)
                        """)
                .param("account", account.value())
                .param("day", Date.valueOf(day))
                .param("purpose", purpose)
                .param("own", ownKey)
                .param("process", Ids.next())
                .param("calls", calls)
                .param("cost", cost)
                .update();
    }
}
