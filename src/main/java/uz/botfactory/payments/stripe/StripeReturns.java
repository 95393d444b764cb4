package uz.botfactory.payments.stripe;

import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import uz.botfactory.payments.Attempt;

/** What became of money that was paid, asked for at Stripe: a refund from the dashboard, a dispute. */
@Component
class StripeReturns {

    private final StripeApi stripe;
    private final StripeNews news;

    StripeReturns(StripeApi stripe, StripeNews news) {
        this.stripe = stripe;
        this.news = news;
    }

    /** Books what went back without our hearing of it. */
    void learn(Attempt paid) throws StripeFailed {
        var intent = intent(paid);
        if (!intent.startsWith("pi_")) {
            return;
        }
        for (var charge : of("/v1/charges", intent)) {
            learn(charge, paid, intent);
        }
    }

    private void learn(JsonNode charge, Attempt paid, String intent) throws StripeFailed {
        if (charge.path("amount_refunded").asLong(0) > paid.returned().minor()) {
            news.learn("charge.refunded", charge.path("id").asString());
        }
        if (charge.path("disputed").asBoolean(false)) {
            for (var dispute : of("/v1/disputes", intent)) {
                news.learn("charge.dispute.closed", dispute.path("id").asString());
            }
        }
    }

    /** A one-time payment is known by its intent, a period by its invoice; empty when no card was charged. */
    String intent(Attempt attempt) throws StripeFailed {
        if (!attempt.externalId().startsWith("in_")) {
            return attempt.externalId();
        }
        var query = new Form().with("invoice", attempt.externalId());
        return stripe.get("/v1/invoice_payments", query).at("/data/0/payment/payment_intent").asString("");
    }

    private JsonNode of(String list, String intent) throws StripeFailed {
        return stripe.get(list, new Form().with("payment_intent", intent).with("limit", 100)).path("data");
    }
}
