package uz.botfactory.payments;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What happens to orders by itself. */
@Configuration(proxyBeanMethods = false)
class PaymentJobs {

    @Bean
    RecurringTask<Void> expireOrders(Orders orders) {
        return Tasks.recurring("payments.expire-orders", FixedDelay.of(Duration.ofHours(1)))
                .execute((task, context) -> orders.expire());
    }
}
