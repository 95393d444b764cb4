package uz.botfactory.payments.stripe;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The recurring work around Stripe. */
@Configuration(proxyBeanMethods = false)
class StripeJobs {

    @Bean
    RecurringTask<Void> endUnwantedSubscriptions(StripeSubscriptions subscriptions) {
        return Tasks.recurring("payments.stripe.end-unwanted", FixedDelay.of(Duration.ofSeconds(30)))
                .execute((task, context) -> subscriptions.endUnwanted());
    }

    @Bean
    RecurringTask<Void> askAboutSilentSubscriptions(StripeSubscriptions subscriptions) {
        return Tasks.recurring("payments.stripe.ask-about-silent", FixedDelay.of(Duration.ofMinutes(10)))
                .execute((task, context) -> subscriptions.askAboutSilent());
    }

    @Bean
    RecurringTask<Void> bridgeToStripeRenewals(StripeSubscriptions subscriptions) {
        return Tasks.recurring("payments.stripe.bridge", FixedDelay.of(Duration.ofMinutes(1)))
                .execute((task, context) -> subscriptions.bridge());
    }
}
