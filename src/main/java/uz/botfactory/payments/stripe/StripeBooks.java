package uz.botfactory.payments.stripe;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import uz.botfactory.payments.Attempt;
import uz.botfactory.payments.Order;
import uz.botfactory.payments.OtherAmounts;
import uz.botfactory.payments.Till;
import uz.botfactory.plans.Money;

/** Books what Stripe's objects say. All of it under the order's lock, in the caller's transaction, and never twice. */
@Component
class StripeBooks {

    /** So long a plan runs on after what was paid, while Stripe tries to collect for its next period. */
    static final Duration GRACE = Duration.ofDays(3);

    /** So long of that nobody is warned: Stripe tries first about an hour after a period began. A refusal ends it. */
    static final Duration QUIET = Duration.ofHours(6);

    private static final Set<String> REFUSED = Set.of("past_due", "unpaid");
    private static final Set<String> GOING_BACK = Set.of("succeeded", "pending", "requires_action");

    private final Till till;
    private final OtherAmounts others;
    private final StripePageTable pages;
    private final StripeSubscriptionTable subscriptions;

    StripeBooks(Till till, OtherAmounts others, StripePageTable pages, StripeSubscriptionTable subscriptions) {
        this.till = till;
        this.others = others;
        this.pages = pages;
        this.subscriptions = subscriptions;
    }

    /** What became of a hosted page. @param refused the payer's bank said no in the end */
    String page(String orderId, Told session, boolean refused) {
        return with(orderId, order -> {
            var state = state(session, refused);
            pages.becomes(order, session.id(), state);
            return "page " + state;
        });
    }

    private static String state(Told session, boolean refused) {
        if (session.is("status", "open")) {
            return HostedPage.OPEN;
        }
        boolean waits = session.is("status", "complete") && session.is("payment_status", "unpaid") && !refused;
        return waits ? HostedPage.WAITING : HostedPage.CLOSED;
    }

    /** The money of a one-time order. */
    String once(String orderId, String external, Money amount, Instant at) {
        return with(orderId, order -> {
            if (!amount.equals(order.amount())) {
                return otherAmount(order, external, amount, at);
            }
            return till.settle(order, attempt(order, external, at, false)).surplus() ? "kept as a credit" : "paid";
        });
    }

    /** The money of the first period or a later one, or word that it could not be collected. */
    String invoice(String orderId, String subscription, Told invoice) {
        return with(orderId, order -> {
            remember(order, subscription, invoice);
            return invoice.is("status", "paid") ? paid(order, invoice) : unpaid(order, invoice);
        });
    }

    private String paid(Order order, Told invoice) {
        if (!invoice.invoiced().equals(order.amount())) {
            return otherAmount(order, invoice.id(), invoice.invoiced(), invoice.created());
        }
        var through = invoice.linesTo()
                .orElseThrow(() -> new IllegalStateException("Invoice " + invoice.id() + " pays for no period"));
        till.settle(order, attempt(order, invoice.id(), invoice.created(), true), through);
        return "paid through " + through;
    }

    private String unpaid(Order order, Told invoice) {
        boolean renewal = invoice.is("status", "open") && !invoice.is("billing_reason", "subscription_create");
        boolean owed = invoice.linesFrom().filter(from -> isOwed(order, from)).isPresent();
        if (!renewal || !owed || till.attempt(StripeProvider.CODE, invoice.id()).isPresent()) {
            return "not paid";
        }
        return invoice.wasTried() ? pastDue(order) : awaited(order);
    }

    /** The state of a subscription. Of a period that is not paid yet only the beginning counts. */
    String subscription(String orderId, Told told) {
        return with(orderId, order -> {
            var unpaid = told.periodStart().filter(from -> isOwed(order, from));
            subscriptions.put(subscription(order, told, unpaid.or(told::periodEnd).orElse(null)));
            var status = String.valueOf(told.text("status"));
            if (unpaid.isPresent() && REFUSED.contains(status)) {
                return pastDue(order);
            }
            return unpaid.isPresent() && status.equals("active") ? awaited(order) : "subscription " + status;
        });
    }

    /** The next period begins, or began without word of its payment. */
    String isDue(StripeSubscription subscription, Instant now) {
        return with(subscription.order(), order -> {
            var end = subscription.periodEnd();
            if (end == null || !isOwed(order, end)) {
                return "paid already";
            }
            return now.isBefore(end.plus(QUIET)) ? awaited(order) : pastDue(order);
        });
    }

    /** Whether what was paid reaches no further. */
    private static boolean isOwed(Order order, Instant from) {
        return order.paidUntil() != null && !from.isBefore(order.paidUntil());
    }

    private String awaited(Order order) {
        till.awaitRenewal(order, patience(order));
        return "awaited since " + order.paidUntil();
    }

    private String pastDue(Order order) {
        till.pastDue(order, patience(order));
        return "past due since " + order.paidUntil();
    }

    private static Instant patience(Order order) {
        return Objects.requireNonNull(order.paidUntil()).plus(GRACE);
    }

    /** Money that went back, whoever gave it back and wherever. */
    String returned(String external, Told charge) {
        return with(external, (order, paid) -> {
            var attempt = paid;
            for (var refund : charge.object().at("/refunds/data").valueStream().toList().reversed()) {
                attempt = returned(attempt, refund);
            }
            var inAll = charge.money("amount_refunded");
            till.reverseTo(attempt, inAll, null, charge.id() + " " + inAll.minor());
            return inAll.minor() + " went back in all";
        });
    }

    /** A refund that we asked for carries the key under which it is booked; one from the dashboard has its own id. */
    private Attempt returned(Attempt attempt, JsonNode refund) {
        if (!GOING_BACK.contains(refund.path("status").asString(""))) {
            return attempt;
        }
        var key = refund.path("metadata").path(StripeProvider.REFUND).asString(refund.path("id").asString());
        var amount = new Money(refund.path("amount").asLong(), attempt.amount().currency());
        return till.reverse(attempt, amount, null, key);
    }

    /** The payer's bank asks for the money back; once it got it, the order is lost. */
    String dispute(String external, Told dispute) {
        return with(external, (order, attempt) -> {
            till.details(attempt, Map.of("dispute", dispute.id() + " " + dispute.text("status")));
            if (dispute.is("status", "lost")) {
                till.chargeBack(attempt, dispute.id());
            }
            return "dispute " + dispute.text("status");
        });
    }

    private Attempt attempt(Order order, String external, Instant at, boolean recurring) {
        return till.attempt(StripeProvider.CODE, external)
                .orElseGet(() -> till.open(order, external, at, recurring, Map.of()));
    }

    /** All that an invoice says about its subscription; whatever Stripe was asked for itself is better knowledge. */
    private void remember(Order order, String subscription, Told invoice) {
        var customer = invoice.reference("customer");
        if (customer != null) {
            subscriptions.put(new StripeSubscription(
                    order.account(), subscription, order.id(), customer, "active", false, invoice.linesTo().orElse(null), Instant.EPOCH));
        }
    }

    private static StripeSubscription subscription(Order order, Told told, @Nullable Instant paidEnd) {
        return new StripeSubscription(
                order.account(),
                told.id(),
                order.id(),
                String.valueOf(told.reference("customer")),
                String.valueOf(told.text("status")),
                told.isTrue("cancel_at_period_end") || told.has("cancel_at"),
                paidEnd,
                told.askedAt());
    }

    /** Somebody changed it in Stripe's dashboard. It buys no time; the money is kept as a credit, which staff look at. */
    private String otherAmount(Order order, String external, Money amount, Instant at) {
        others.keep(order, external, amount, at, Map.of());
        return "another amount, kept as a credit";
    }

    private String with(String orderId, Function<Order, String> work) {
        return till.lock(orderId, StripeProvider.CODE).map(work).orElse("no order of ours");
    }

    private String with(String external, BiFunction<Order, Attempt, String> work) {
        return till.lockByExternal(StripeProvider.CODE, external)
                .map(locked -> work.apply(locked.order(), locked.attempt()))
                .orElse("no payment of ours");
    }
}
