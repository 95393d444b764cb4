package uz.botfactory.payments.uzum;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is asked of Uzum Checkout by itself. */
@Configuration(proxyBeanMethods = false)
class CheckoutJobs {

    @Bean
    RecurringTask<Void> lookForUzumReceipts(CheckoutReceipts receipts) {
        return Tasks.recurring("payments.uzum-receipts", FixedDelay.of(Duration.ofMinutes(1)))
                .execute((task, context) -> receipts.run());
    }
}
