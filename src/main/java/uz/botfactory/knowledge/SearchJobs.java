package uz.botfactory.knowledge;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The recurring work of search. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SearchSettings.class)
class SearchJobs {

    @Bean
    RecurringTask<Void> embedPassages(PassageVectors vectors) {
        return Tasks.recurring("knowledge.embed-passages", FixedDelay.of(Duration.ofSeconds(10)))
                .execute((task, context) -> vectors.makeMissing());
    }
}
