package uz.botfactory.channels;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The recurring work around connections and lanes. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LaneSettings.class)
class RoadJobs {

    @Bean
    RecurringTask<Void> forgetReceived(Received received) {
        return Tasks.recurring("channels.forget-received", FixedDelay.of(Duration.ofHours(1)))
                .execute((task, context) -> received.forgetOld());
    }
}
