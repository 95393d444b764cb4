package uz.botfactory.bots;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The recurring work around bots. */
@Configuration(proxyBeanMethods = false)
class BotJobs {

    @Bean
    RecurringTask<Void> purgeDeletedBots(Bots bots) {
        return Tasks.recurring("bots.purge-deleted", FixedDelay.of(Duration.ofHours(1)))
                .execute((task, context) -> bots.purge());
    }
}
