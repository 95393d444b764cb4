package uz.botfactory.payments.payoneer;

import java.util.Optional;
import org.springframework.stereotype.Component;
import uz.botfactory.payments.Attempt;
import uz.botfactory.payments.ProviderFailed;
import uz.botfactory.payments.Till;

/** Asks Payoneer how a payment stands and has it booked. Speaks with Payoneer, so never within a transaction. */
@Component
class PayoneerQuestions {

    private final PayoneerApi api;
    private final PayoneerBooks books;
    private final Till till;

    PayoneerQuestions(PayoneerApi api, PayoneerBooks books, Till till) {
        this.api = api;
        this.books = books;
        this.till = till;
    }

    void ask(Question question) throws ProviderFailed {
        var attempt = till.attempt(PayoneerProvider.CODE, question.payment()).orElseThrow();
        var standing = standing(attempt, question.about());
        if (standing.isPresent()) {
            books.book(question.payment(), standing.get(), question);
        }
    }

    /** Of what was spoken of, else of the charge, else of the page. */
    private Optional<PayoneerStanding> standing(Attempt attempt, String about) throws ProviderFailed {
        var payment = PayoneerBooks.Payment.of(attempt);
        if (!about.isEmpty() && !about.equals(payment.page())) {
            var spokenOf = api.charge(about).filter(one -> isOf(attempt, one, about));
            if (spokenOf.isPresent()) {
                return spokenOf;
            }
        }
        if (payment.charge() != null) {
            var charge = api.charge(payment.charge());
            if (charge.isPresent()) {
                return charge;
            }
        }
        return api.page(payment.page());
    }

    /** Numbers may be made up by others; only what is ours by Payoneer's own word counts. */
    private static boolean isOf(Attempt attempt, PayoneerStanding standing, String about) {
        return standing.id().equals(about) && standing.transaction().equals(attempt.externalId());
    }
}
