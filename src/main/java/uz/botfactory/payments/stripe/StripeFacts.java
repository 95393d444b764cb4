package uz.botfactory.payments.stripe;

import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import uz.botfactory.payments.Order;
import uz.botfactory.payments.Till;

/**
 * Turns a hint (something about this object changed) into what is true now, by asking Stripe for the object. So it does not
 * matter in which order hints come, how old they are, or how often. Asks, therefore never within a transaction.
 */
@Component
class StripeFacts {

    private final StripeApi stripe;
    private final StripeBooks books;
    private final StripeSubscriptionTable subscriptions;
    private final Till till;
    private final Clock clock;

    StripeFacts(StripeApi stripe, StripeBooks books, StripeSubscriptionTable subscriptions, Till till, Clock clock) {
        this.stripe = stripe;
        this.books = books;
        this.subscriptions = subscriptions;
        this.till = till;
        this.clock = clock;
    }

    /** @param type of the event, as Stripe names them */
    Fact of(String type, String id) throws StripeFailed {
        if (!StripeApi.isId(id)) {
            return Fact.NOTHING;
        }
        try {
            return switch (type) {
                case "checkout.session.completed",
                        "checkout.session.async_payment_succeeded",
                        "checkout.session.expired" -> session(id, false);
                case "checkout.session.async_payment_failed" -> session(id, true);
                case "invoice.paid", "invoice.payment_failed" -> invoice(id);
                case "customer.subscription.updated", "customer.subscription.deleted" -> subscription(id);
                case "charge.refunded" -> charge(id);
                case "charge.dispute.created", "charge.dispute.closed" -> dispute(id);
                default -> Fact.NOTHING;
            };
        } catch (StripeFailed e) {
            if (e.isMissing()) {
                return () -> "unknown to Stripe";
            }
            throw e;
        }
    }

    private Fact session(String id, boolean refused) throws StripeFailed {
        var session = ask(StripePages.SESSIONS + "/", id, "");
        var order = session.order();
        if (order.isEmpty()) {
            return Fact.NOTHING;
        }
        Fact page = () -> books.page(order.get(), session, refused);
        return session.is("mode", "subscription") ? page.then(begun(session)) : page.then(paid(order.get(), session));
    }

    private @Nullable Fact paid(String order, Told session) {
        if (!session.is("payment_status", "paid")) {
            return null;
        }
        var intent = session.reference("payment_intent");
        return () -> books.once(order, intent == null ? session.id() : intent, session.money("amount_total"), session.created());
    }

    private @Nullable Fact begun(Told session) throws StripeFailed {
        var id = session.reference("subscription");
        if (id == null || !session.is("status", "complete")) {
            return null;
        }
        var subscription = ask(StripeSubscriptions.ADDRESS, id, "");
        var invoice = session.has("invoice") ? session.reference("invoice") : subscription.reference("latest_invoice");
        return subscription(subscription).then(invoice == null ? null : invoice(invoice));
    }

    private Fact subscription(String id) throws StripeFailed {
        return subscription(ask(StripeSubscriptions.ADDRESS, id, ""));
    }

    private Fact subscription(Told subscription) {
        return orderOf(subscription)
                .<Fact>map(order -> () -> books.subscription(order, subscription))
                .orElse(Fact.NOTHING);
    }

    private Fact invoice(String id) throws StripeFailed {
        var invoice = ask("/v1/invoices/", id, "");
        var subscription = invoice.subscriptionOfInvoice();
        var order = subscription.isEmpty() ? Optional.<String>empty() : orderOfInvoice(invoice, subscription.get());
        return order.<Fact>map(one -> () -> books.invoice(one, subscription.get(), invoice)).orElse(Fact.NOTHING);
    }

    private Optional<String> orderOfInvoice(Told invoice, String subscription) throws StripeFailed {
        var told = invoice.order();
        return told.isPresent() ? told : orderOf(ask(StripeSubscriptions.ADDRESS, subscription, ""));
    }

    private Optional<String> orderOf(Told subscription) {
        return subscription.order().or(() -> subscriptions.find(subscription.id()).map(StripeSubscription::order));
    }

    private Fact charge(String id) throws StripeFailed {
        var charge = ask("/v1/charges/", id, "?" + new Form().with("expand[]", "refunds"));
        return payment(charge).map(payment -> payment.then(external -> books.returned(external, charge))).orElse(Fact.NOTHING);
    }

    private Fact dispute(String id) throws StripeFailed {
        var dispute = ask("/v1/disputes/", id, "");
        var charge = dispute.reference("charge");
        if (charge == null) {
            return Fact.NOTHING;
        }
        return payment(ask("/v1/charges/", charge, ""))
                .map(payment -> payment.then(external -> books.dispute(external, dispute)))
                .orElse(Fact.NOTHING);
    }

    /** The payment behind a charge by the name we keep it under, and how it comes into our books when we never heard of it. */
    private record Payment(String external, @Nullable Fact before) {

        Fact then(Function<String, String> next) {
            Fact after = () -> next.apply(external);
            return before == null ? after : before.then(after);
        }
    }

    private Optional<Payment> payment(Told charge) throws StripeFailed {
        var intent = charge.reference("payment_intent");
        if (intent == null) {
            return Optional.empty();
        }
        if (till.attempt(StripeProvider.CODE, intent).isPresent()) {
            return Optional.of(new Payment(intent, null));
        }
        var once = charge.order().flatMap(order -> till.order(order, StripeProvider.CODE)).filter(order -> !order.renewing());
        return once.isPresent() ? Optional.of(once(once.get(), intent, charge)) : ofInvoice(intent);
    }

    private Payment once(Order order, String intent, Told charge) {
        boolean paid = charge.is("status", "succeeded");
        Fact before = paid ? () -> books.once(order.id(), intent, charge.money("amount"), charge.created()) : Fact.NOTHING;
        return new Payment(intent, before);
    }

    /** Since "basil" a charge does not say which invoice it paid. */
    private Optional<Payment> ofInvoice(String intent) throws StripeFailed {
        var query = new Form().with("payment[type]", "payment_intent").with("payment[payment_intent]", intent);
        var invoice = Told.reference(stripe.get("/v1/invoice_payments", query).at("/data/0/invoice"));
        if (invoice == null) {
            return Optional.empty();
        }
        boolean known = till.attempt(StripeProvider.CODE, invoice).isPresent();
        return Optional.of(new Payment(invoice, known ? null : invoice(invoice)));
    }

    private Told ask(String address, String id, String query) throws StripeFailed {
        var now = clock.instant();
        JsonNode object = stripe.get(address + StripeApi.id(id) + query);
        return new Told(object, now);
    }
}
