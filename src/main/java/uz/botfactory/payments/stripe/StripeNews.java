package uz.botfactory.payments.stripe;

import java.util.Map;
import org.springframework.stereotype.Component;
import uz.botfactory.payments.OneTransaction;
import uz.botfactory.payments.Till;

/** First asks Stripe, then books what it said, in one transaction. */
@Component
class StripeNews {

    private final StripeFacts facts;
    private final Till till;
    private final OneTransaction transaction;

    StripeNews(StripeFacts facts, Till till, OneTransaction transaction) {
        this.facts = facts;
        this.till = till;
        this.transaction = transaction;
    }

    /** @param type of an event that would tell this */
    String learn(String type, String id) throws StripeFailed {
        return transaction.run(facts.of(type, id)::book);
    }

    /** An event that Stripe signed. It counts as told only when all that it means is booked. */
    String told(StripeNotice notice, byte[] body, Map<String, String> headers) throws StripeFailed {
        var fact = facts.of(notice.type(), notice.object());
        return transaction.run(() -> {
            long number = till.event(StripeProvider.CODE, notice.id(), body, headers, true);
            return number < 0 ? "told before" : book(number, fact);
        });
    }

    private String book(long number, Fact fact) {
        var answer = fact.book();
        till.answered(number, answer);
        return answer;
    }
}
