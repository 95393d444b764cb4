package uz.botfactory.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.ai.Spend;
import uz.botfactory.plans.DollarRates;
import uz.botfactory.plans.DollarRates.DollarRate;
import uz.botfactory.plans.Money;
import uz.botfactory.plans.Plans;
import uz.botfactory.plans.Window;
import uz.botfactory.web.pages.CostCard;

/**
 * What a business's answers cost in so'm: tokens at their model's price, times the admin's dollar rate of that day. Models
 * count by the platform's day, so the first day of a window counts whole.
 */
@Component
class AnswerCosts {

    // A forecast from less than this says nothing.
    private static final Duration TOO_EARLY = Duration.ofHours(6);

    /**
     * @param window the 30 days of the plan that run now
     * @param answers how many answers models wrote in them
     * @param perAnswer the average of the window; null before the first answer
     * @param forecast what the whole window will cost if it goes on so; null while it is too early to say
     * @param platformToday what was asked for the account today on the platform's key, all of it
     * @param dailyCeiling where an unlimited plan goes on with the fast model; null where no ceiling holds
     */
    record Costs(
            DollarRate rate,
            Window window,
            Money today,
            Money thisWindow,
            long answers,
            @Nullable Money perAnswer,
            @Nullable Money forecast,
            Money platformToday,
            @Nullable Money dailyCeiling) {

        CostCard card() {
            return new CostCard(perAnswer, thisWindow, answers, forecast, window.end(), platformToday, dailyCeiling);
        }
    }

    private final Spend spend;
    private final DollarRates rates;
    private final Plans plans;
    private final Clock clock;

    AnswerCosts(Spend spend, DollarRates rates, Plans plans, Clock clock) {
        this.spend = spend;
        this.rates = rates;
        this.plans = plans;
        this.clock = clock;
    }

    /** Empty while the admin has set no rate. */
    Optional<Costs> of(AccountId account) {
        return rates.today().map(rate -> costs(account, rate));
    }

    private Costs costs(AccountId account, DollarRate rate) {
        var window = plans.month(account);
        var today = spend.today();
        var first = LocalDate.ofInstant(window.start(), DollarRates.ZONE);
        var days = spend.of(account, "answer", first.isAfter(today) ? today : first, today);
        var all = som(days);
        long answers = days.stream().mapToLong(Spend.DayCost::calls).sum();
        long ceiling = spend.dailyCeilingMicroUsd(account);
        return new Costs(
                rate,
                window,
                som(days.stream().filter(day -> day.day().equals(today)).toList()),
                all,
                answers,
                answers == 0 ? null : new Money((all.minor() + answers / 2) / answers, "UZS"),
                forecast(all, window, clock.instant()),
                new Money(rate.tiyin(spend.todayOnPlatformKey(account)), "UZS"),
                ceiling == 0 ? null : new Money(rate.tiyin(ceiling), "UZS"));
    }

    /** Each day at its own rate. */
    private Money som(List<Spend.DayCost> days) {
        long tiyin = 0;
        for (var day : days) {
            tiyin += rates.on(day.day()).map(rate -> rate.tiyin(day.microUsd())).orElse(0L);
        }
        return new Money(tiyin, "UZS");
    }

    static @Nullable Money forecast(Money soFar, Window window, Instant now) {
        var passed = Duration.between(window.start(), now);
        if (passed.compareTo(TOO_EARLY) < 0) {
            return null;
        }
        var whole = Duration.between(window.start(), window.end());
        return new Money(Math.round((double) soFar.minor() * whole.toMillis() / passed.toMillis()), soFar.currency());
    }
}
