package uz.botfactory.payments.stripe;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uz.botfactory.payments.Order;
import uz.botfactory.payments.Payer;
import uz.botfactory.plans.Period;
import uz.botfactory.support.UiLanguage;

/** Has Stripe make the hosted page on which an order is paid. */
@Component
class StripePages {

    static final String SESSIONS = "/v1/checkout/sessions";

    /** Stripe takes 30 minutes to 24 hours from when it hears of it; a little less on either side is on the way. */
    private static final Duration SHORTEST = Duration.ofMinutes(32);
    private static final Duration LONGEST = Duration.ofMinutes(24 * 60 - 2);

    private final StripeApi stripe;
    private final StripePageTable table;
    private final StripeSubscriptionTable subscriptions;
    private final Clock clock;

    StripePages(StripeApi stripe, StripePageTable table, StripeSubscriptionTable subscriptions, Clock clock) {
        this.stripe = stripe;
        this.table = table;
        this.subscriptions = subscriptions;
        this.clock = clock;
    }

    /** Where the payer goes: the page that is there, or a new one once it was closed. */
    String page(Order order, Payer payer) throws StripeFailed {
        var latest = table.latest(order).orElse(null);
        if (latest != null && latest.is(HostedPage.WAITING)) {
            return payer.returnUrl();
        }
        var page = latest != null && latest.serves(clock.instant())
                ? latest
                : plan(order, payer, latest, customer(order));
        return page.url() == null ? make(order, payer, page) : page.url();
    }

    /** Nobody shall pay there any more. A page that was paid meanwhile stays as it is. */
    void close(Order order) throws StripeFailed {
        for (var page : table.of(order)) {
            if (page.session() != null && page.is(HostedPage.OPEN)) {
                close(page, page.session());
            }
        }
    }

    private void close(HostedPage page, String session) throws StripeFailed {
        try {
            stripe.post(SESSIONS + "/" + StripeApi.id(session) + "/expire", "", "expire-" + session);
        } catch (StripeFailed e) {
            if (e.isPassing()) {
                throw e;
            }
        }
        table.becomes(page, HostedPage.CLOSED);
    }

    /**
     * When no answer came the first time, the same words under the same key give the page that was made then. A customer
     * that Stripe does not know any more, and a key that was used with other words, are left behind.
     */
    private String make(Order order, Payer payer, HostedPage page) throws StripeFailed {
        try {
            return make(page);
        } catch (StripeFailed e) {
            if (e.isPassing()) {
                throw e;
            }
            table.becomes(page, HostedPage.CLOSED);
            if (!e.isAt("customer") && !e.isAbout("idempotency_error")) {
                throw e;
            }
            return make(plan(order, payer, page, null));
        }
    }

    private String make(HostedPage page) throws StripeFailed {
        var session = stripe.post(SESSIONS, page.parameters(), page.key());
        var url = session.path("url").asString("");
        table.made(page, session.path("id").asString(), url);
        return url;
    }

    private HostedPage plan(Order order, Payer payer, @Nullable HostedPage before, @Nullable String customer) {
        int number = before == null ? 1 : before.number() + 1;
        var expires = expiry(order);
        var page = new HostedPage(
                order.account(),
                order.id(),
                number,
                parameters(order, payer, customer, expires).toString(),
                expires,
                null,
                null,
                HostedPage.OPEN);
        table.insert(page);
        return table.of(order).stream().filter(each -> each.number() == number).findFirst().orElse(page);
    }

    private @Nullable String customer(Order order) {
        return order.renewing() ? subscriptions.customer(order.account()).orElse(null) : null;
    }

    private Instant expiry(Order order) {
        var now = clock.instant();
        var latest = now.plus(LONGEST);
        var wished = order.expiresAt() == null || order.expiresAt().isAfter(latest) ? latest : order.expiresAt();
        var earliest = now.plus(SHORTEST);
        return (wished.isBefore(earliest) ? earliest : wished).truncatedTo(ChronoUnit.SECONDS);
    }

    private static Form parameters(Order order, Payer payer, @Nullable String customer, Instant expires) {
        var price = "line_items[0][price_data]";
        var form = new Form()
                .with("mode", order.renewing() ? "subscription" : "payment")
                .with("client_reference_id", order.id())
                .with("metadata[order_id]", order.id())
                .with("customer", customer)
                .with("customer_email", customer == null ? payer.email() : null)
                .with("locale", locale(payer.language()))
                .with("expires_at", expires.getEpochSecond())
                .with("success_url", withSession(payer.returnUrl()))
                .with("cancel_url", payer.cancelUrl())
                .with("line_items[0][quantity]", 1)
                .with(price + "[currency]", order.amount().currency().toLowerCase(Locale.ROOT))
                .with(price + "[unit_amount]", order.amount().minor())
                .with(price + "[product_data][name]", "BotFactory " + order.plan().name(payer.language()));
        return order.renewing() ? renewing(form, price, order) : once(form, order);
    }

    private static Form once(Form form, Order order) {
        return form.with("payment_intent_data[metadata][order_id]", order.id());
    }

    private static Form renewing(Form form, String price, Order order) {
        return form.with(price + "[recurring][interval]", order.period() == Period.ANNUAL ? "year" : "month")
                .with(price + "[recurring][interval_count]", order.period() == Period.QUARTERLY ? 3 : 1)
                .with("subscription_data[metadata][order_id]", order.id());
    }

    /** Stripe has no Uzbek page; the browser's language is the best guess then. */
    private static String locale(UiLanguage language) {
        return switch (language) {
            case RU -> "ru";
            case EN -> "en";
            case UZ, UZ_CYRL -> "auto";
        };
    }

    private static String withSession(String url) {
        return url + (url.contains("?") ? "&" : "?") + "session_id={CHECKOUT_SESSION_ID}";
    }
}
