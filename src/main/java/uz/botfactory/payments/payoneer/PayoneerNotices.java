package uz.botfactory.payments.payoneer;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import uz.botfactory.payments.ProviderFailed;
import uz.botfactory.payments.Till;

/**
 * Hears what is told in Payoneer's name. Only who knows the payment's secret is listened to, and then only so far that we
 * ask Payoneer itself. When it cannot be asked now, a job asks later.
 */
@Component
class PayoneerNotices {

    private static final Logger LOG = LoggerFactory.getLogger(PayoneerNotices.class);
    private static final Pattern NUMBERS = Pattern.compile("[A-Za-z0-9-]{1,64}");
    private static final Duration SOON = Duration.ofSeconds(30);

    private final Till till;
    private final PayoneerQuestions questions;
    private final ObjectProvider<SchedulerClient> scheduler;
    private final Clock clock;

    PayoneerNotices(
            Till till, PayoneerQuestions questions, ObjectProvider<SchedulerClient> scheduler, Clock clock) {
        this.till = till;
        this.questions = questions;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    void hear(PayoneerNotice notice) {
        if (!notice.isOfMoney()) {
            return;
        }
        var attempt = Optional.of(notice.payment())
                .filter(number -> NUMBERS.matcher(number).matches())
                .flatMap(number -> till.attempt(PayoneerProvider.CODE, number));
        if (attempt.isEmpty()) {
            LOG.info("Payoneer, or somebody in its name, spoke of a payment that we do not have");
            return;
        }
        if (!knowsSecret(notice, PayoneerBooks.Payment.of(attempt.get()))) {
            LOG.warn("Somebody spoke in Payoneer's name of attempt {} without its secret", attempt.get().id());
            return;
        }
        long event = till.event(PayoneerProvider.CODE, notice.id(), notice.kept(), Map.of(), true);
        var outcome = follow(notice.question());
        if (event >= 0) {
            till.answered(event, "200, " + outcome);
        }
    }

    private String follow(Question question) {
        try {
            questions.ask(question);
            return "asked";
        } catch (ProviderFailed e) {
            LOG.warn("Payoneer could not be asked, later: {}", e.getMessage());
            var later = PayoneerJobs.ASK_LATER
                    .instance(question.name())
                    .data(question)
                    .scheduledTo(clock.instant().plus(SOON));
            scheduler.getObject().scheduleIfNotExists(later);
            return "to be asked later";
        }
    }

    private static boolean knowsSecret(PayoneerNotice notice, PayoneerBooks.Payment payment) {
        return MessageDigest.isEqual(
                print(notice.secret()).getBytes(StandardCharsets.US_ASCII),
                payment.secretPrint().getBytes(StandardCharsets.US_ASCII));
    }

    /** Secrets are kept only as fingerprints. */
    static String print(String secret) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("No SHA-256 here", e);
        }
    }
}
