package uz.botfactory.payments.payoneer;

import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import uz.botfactory.payments.ProviderFailed;

/** What is asked of Payoneer later, because it could not be asked at once. */
@Configuration(proxyBeanMethods = false)
class PayoneerJobs {

    static final TaskDescriptor<Question> ASK_LATER = TaskDescriptor.of("payments.payoneer-ask-later", Question.class);

    private static final int TIMES = 14;

    /** With growing gaps for about five days. */
    @Bean
    OneTimeTask<Question> askPayoneerLater(PayoneerQuestions questions) {
        return Tasks.oneTime(ASK_LATER)
                .onFailure(new FailureHandler.MaxRetriesFailureHandler<>(
                        TIMES, new FailureHandler.ExponentialBackoffFailureHandler<>(Duration.ofSeconds(30), 2)))
                .execute((task, context) -> ask(questions, task.getData()));
    }

    private static void ask(PayoneerQuestions questions, Question question) {
        try {
            questions.ask(question);
        } catch (ProviderFailed e) {
            throw new IllegalStateException("Payoneer cannot be asked yet: " + e.getMessage());
        }
    }
}
