package uz.botfactory.payments;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What happens to orders by itself. */
@Configuration(proxyBeanMethods = false)
class PaymentJobs {

    @Bean
    RecurringTask<Void> expireOrders(Orders orders) {
        return Tasks.recurring("payments.expire-orders", FixedDelay.of(Duration.ofMinutes(10)))
                .execute((task, context) -> orders.expire());
    }

    @Bean
    RecurringTask<Void> expireHolds(Holds holds) {
        return Tasks.recurring("payments.expire-holds", FixedDelay.of(Duration.ofMinutes(1)))
                .execute((task, context) -> holds.expire());
    }

    @Bean
    RecurringTask<Void> askPaymentCompanies(Reconciling reconciling) {
        return Tasks.recurring("payments.reconcile", FixedDelay.of(Duration.ofMinutes(1)))
                .execute((task, context) -> reconciling.run());
    }

    @Bean
    RecurringTask<Void> followPayments(FollowUps followUps) {
        return Tasks.recurring("payments.follow-up", FixedDelay.of(Duration.ofSeconds(5)))
                .execute((task, context) -> followUps.run());
    }

    @Bean
    RecurringTask<Void> retryRefunds(Refunds refunds) {
        return Tasks.recurring("payments.retry-refunds", FixedDelay.of(Duration.ofMinutes(1)))
                .execute((task, context) -> refunds.retry());
    }

    @Bean
    RecurringTask<Void> forgetProviderEvents(Inbox inbox) {
        return Tasks.recurring("payments.forget-provider-events", FixedDelay.of(Duration.ofHours(12)))
                .execute((task, context) -> inbox.forgetOld());
    }

    @Bean
    RecurringTask<Void> checkBooks(NightlyCheck check) {
        return Tasks.recurring("payments.check-books", Schedules.daily(ZoneId.of("Asia/Tashkent"), LocalTime.of(3, 20)))
                .execute((task, context) -> check.run());
    }
}
