package uz.botfactory.ai;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The recurring work around models. */
@Configuration(proxyBeanMethods = false)
class AiJobs {

    @Bean
    RecurringTask<Void> forgetOldSpend(Ledger ledger) {
        return Tasks.recurring("ai.forget-old-spend", FixedDelay.of(Duration.ofHours(24)))
                .execute((task, context) -> ledger.forgetOld());
    }
}
