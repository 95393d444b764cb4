package uz.botfactory.payments.stripe;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import uz.botfactory.payments.OneTransaction;
import uz.botfactory.payments.Order;

/** What we want of Stripe's subscriptions: an end now, an end later, the payer's own page. */
@Component
class StripeSubscriptions {

    static final String ADDRESS = "/v1/subscriptions/";

    private static final Logger LOG = LoggerFactory.getLogger(StripeSubscriptions.class);

    /** A renewal is collected about an hour after its period began. */
    private static final Duration USUAL_WAIT = Duration.ofHours(2);

    private static final Duration EARLY = Duration.ofMinutes(3);

    private final StripeApi stripe;
    private final StripeSubscriptionTable table;
    private final StripeNews news;
    private final StripeBooks books;
    private final OneTransaction transaction;
    private final Clock clock;

    StripeSubscriptions(
            StripeApi stripe,
            StripeSubscriptionTable table,
            StripeNews news,
            StripeBooks books,
            OneTransaction transaction,
            Clock clock) {
        this.stripe = stripe;
        this.table = table;
        this.news = news;
        this.books = books;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** The period that is paid is the last one. Saying it again changes nothing. */
    void endWithPeriod(Order order) throws StripeFailed {
        var subscription = of(order);
        if (subscription.isPresent() && !subscription.get().isOver()) {
            var id = subscription.get().id();
            var form = new Form().with("cancel_at_period_end", true);
            stripe.post(ADDRESS + StripeApi.id(id), form.toString(), "end-" + id + "-" + clock.millis());
            news.learn("customer.subscription.updated", id);
        }
    }

    /** Whether there will be a next period, as far as we were told. */
    boolean goesOn(Order order) {
        return table.goesOn(order.id());
    }

    /** Stripe's page for cards, invoices and the end of the renewal. */
    @Nullable String portal(Order order, String returnUrl) throws StripeFailed {
        var subscription = of(order);
        if (subscription.isEmpty()) {
            return null;
        }
        var form = new Form().with("customer", subscription.get().customer()).with("return_url", returnUrl);
        var key = "portal-" + order.id() + "-" + clock.millis();
        return stripe.post("/v1/billing_portal/sessions", form.toString(), key).path("url").asString(null);
    }

    /** Ends at Stripe what something else has taken the place of; what cannot be ended now is tried again. */
    void endUnwanted() {
        for (var subscription : table.toEnd()) {
            try {
                end(subscription);
            } catch (StripeFailed | RuntimeException e) {
                LOG.warn("Subscription {} could not be ended at Stripe and will be tried again: {}", subscription.id(), e.getMessage());
            }
        }
    }

    /** Stripe collects an hour after the next period began; until then the plan goes on, and its bots do not fall silent. */
    void bridge() {
        var now = clock.instant();
        for (var subscription : table.renewingBy(now.minus(StripeBooks.GRACE), now.plus(EARLY))) {
            transaction.run(() -> books.isDue(subscription, now));
        }
    }

    /** Asks about those whose renewal should have been told by now. */
    void askAboutSilent() {
        var now = clock.instant();
        for (var subscription : table.silent(now.minus(USUAL_WAIT), now.minus(USUAL_WAIT))) {
            try {
                learn(subscription);
            } catch (StripeFailed | RuntimeException e) {
                LOG.warn("Stripe could not be asked about subscription {}: {}", subscription.id(), e.getMessage());
            }
        }
    }

    /** Its state and its newest invoice. */
    void learn(StripeSubscription subscription) throws StripeFailed {
        news.learn("customer.subscription.updated", subscription.id());
        var query = new Form().with("subscription", subscription.id()).with("limit", 3);
        for (var invoice : stripe.get("/v1/invoices", query).path("data")) {
            news.learn("invoice.paid", invoice.path("id").asString());
        }
    }

    private Optional<StripeSubscription> of(Order order) {
        return table.ofOrder(order.id());
    }

    /** Without a last invoice and without money back: the time that was paid for is kept or counted by our plans. */
    private void end(StripeSubscription subscription) throws StripeFailed {
        try {
            stripe.delete(ADDRESS + StripeApi.id(subscription.id()));
        } catch (StripeFailed e) {
            if (!e.isMissing()) {
                throw e;
            }
        }
        news.learn("customer.subscription.deleted", subscription.id());
    }
}
