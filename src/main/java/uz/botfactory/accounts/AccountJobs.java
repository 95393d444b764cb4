package uz.botfactory.accounts;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Forgets what has had its time. */
@Configuration(proxyBeanMethods = false)
class AccountJobs {

    @Bean
    RecurringTask<Void> forgetExpiredProofs(
            Tokens tokens, MailedLinks links, Attempts attempts, Idempotency calls, Deletions deletions) {
        return Tasks.recurring("accounts.forget-expired", FixedDelay.of(Duration.ofHours(1)))
                .execute((task, context) -> {
                    tokens.forgetExpired();
                    links.forgetExpired();
                    attempts.forgetOld();
                    calls.forgetOld();
                    deletions.removeRows();
                });
    }
}
