package uz.botfactory.notifications;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is told without anybody asking. */
@Configuration(proxyBeanMethods = false)
class NotificationJobs {

    private static final Duration KEPT = Duration.ofDays(400);

    @Bean
    RecurringTask<Void> remind(Reminders reminders) {
        return Tasks.recurring("notifications.remind", FixedDelay.of(Duration.ofMinutes(1)))
                .execute((task, context) -> reminders.run());
    }

    @Bean
    RecurringTask<Void> tellUsage(UsageNotices usage) {
        return Tasks.recurring("notifications.tell-usage", FixedDelay.of(Duration.ofMinutes(1)))
                .execute((task, context) -> usage.run());
    }

    @Bean
    RecurringTask<Void> makeOffers(Offers offers) {
        return Tasks.recurring("notifications.make-offers", FixedDelay.of(Duration.ofMinutes(5)))
                .execute((task, context) -> offers.run());
    }

    @Bean
    RecurringTask<Void> forgetNotices(NoticeBook book, Clock clock) {
        return Tasks.recurring("notifications.forget", FixedDelay.of(Duration.ofHours(12)))
                .execute((task, context) -> book.forget(clock.instant().minus(KEPT)));
    }
}
