package uz.botfactory.plans;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What happens to plans by itself. */
@Configuration(proxyBeanMethods = false)
class PlanJobs {

    // Longer than the longest window and the time in which a message may be tried again.
    private static final Duration KEPT = Duration.ofDays(40);

    @Bean
    RecurringTask<Void> announcePlans(Passing passing) {
        return Tasks.recurring("plans.announce", FixedDelay.of(Duration.ofSeconds(30)))
                .execute((task, context) -> passing.announce());
    }

    @Bean
    RecurringTask<Void> checkLedgers(LedgerCheck check) {
        return Tasks.recurring("plans.check-ledgers", new Daily(DollarRates.ZONE, LocalTime.of(3, 10)))
                .execute((task, context) -> check.run());
    }

    @Bean
    RecurringTask<Void> forgetSpent(Spent spent, Clock clock) {
        return Tasks.recurring("plans.forget-spent", FixedDelay.of(Duration.ofHours(3)))
                .execute((task, context) -> spent.forget(clock.instant().minus(KEPT)));
    }
}
