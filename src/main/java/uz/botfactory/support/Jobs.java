package uz.botfactory.support;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.IncompleteEventPublications;

/** The recurring work of the technical tools themselves. */
@Configuration(proxyBeanMethods = false)
class Jobs {

    @Bean
    RecurringTask<Void> sendMails(MailOutbox outbox) {
        return Tasks.recurring("support.send-mails", FixedDelay.of(Duration.ofSeconds(2)))
                .execute((task, context) -> outbox.sendDue());
    }

    @Bean
    RecurringTask<Void> resubmitEvents(IncompleteEventPublications events) {
        return Tasks.recurring("support.resubmit-events", FixedDelay.of(Duration.ofMinutes(1)))
                .execute((task, context) -> events.resubmitIncompletePublicationsOlderThan(Duration.ofMinutes(1)));
    }

    @Bean
    RecurringTask<Void> forgetSentMails(JdbcClient jdbc) {
        return Tasks.recurring("support.forget-sent-mails", FixedDelay.of(Duration.ofHours(6)))
                .execute((task, context) -> jdbc.sql(
                                "delete from mail_outbox where state = 'sent' and sent_at < now() - interval '90 days'")
                        .update());
    }
}
