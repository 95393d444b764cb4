package uz.botfactory.payments.click;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is asked of Click by itself. */
@Configuration(proxyBeanMethods = false)
class ClickJobs {

    @Bean
    RecurringTask<Void> printClickReceipts(ClickPrinter printer) {
        return Tasks.recurring("payments.click-receipts", FixedDelay.of(Duration.ofSeconds(20)))
                .execute((task, context) -> printer.run());
    }
}
