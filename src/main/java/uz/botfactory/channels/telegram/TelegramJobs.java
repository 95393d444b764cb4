package uz.botfactory.channels.telegram;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The recurring work around Telegram. */
@Configuration(proxyBeanMethods = false)
class TelegramJobs {

    @Bean
    RecurringTask<Void> lookAfterTelegram(TelegramSetUp setUp) {
        return Tasks.recurring("channels.look-after-telegram", FixedDelay.of(Duration.ofSeconds(5)))
                .execute((task, context) -> setUp.lookAtDue());
    }

    @Bean
    RecurringTask<Void> sendPlatformMessages(PlatformMessages messages) {
        return Tasks.recurring("channels.send-platform-messages", FixedDelay.of(Duration.ofSeconds(5)))
                .execute((task, context) -> messages.sendDue());
    }

    @Bean
    RecurringTask<Void> forgetPlatformMessages(PlatformMessages messages, PlatformChats chats) {
        return Tasks.recurring("channels.forget-platform-messages", FixedDelay.of(Duration.ofHours(6)))
                .execute((task, context) -> {
                    messages.forgetOld();
                    chats.forgetOld();
                });
    }
}
