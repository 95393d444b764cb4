package uz.botfactory.payments.stripe;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import uz.botfactory.payments.Attempt;
import uz.botfactory.payments.Order;
import uz.botfactory.payments.OrderStatus;
import uz.botfactory.payments.Payer;
import uz.botfactory.payments.PaymentProvider;
import uz.botfactory.payments.ProviderFailed;
import uz.botfactory.plans.Money;

/** Cards from anywhere, once or again and again by themselves. */
@Component
@EnableConfigurationProperties(StripeSettings.class)
class StripeProvider implements PaymentProvider {

    static final String CODE = "stripe";

    /** Under this name a refund carries our key. */
    static final String REFUND = "refund";

    private static final String REFUNDS = "/v1/refunds";

    /** Stripe took the wish, and no money goes back. */
    private static final Set<String> DID_NOT_GO = Set.of("failed", "canceled");

    private static final long LEAST_CENTS = 50;

    private final StripeSettings settings;
    private final StripeApi stripe;
    private final StripePages pages;
    private final StripePageTable pageTable;
    private final StripeSubscriptions subscriptions;
    private final StripeNews news;
    private final StripeReturns returns;

    StripeProvider(
            StripeSettings settings,
            StripeApi stripe,
            StripePages pages,
            StripePageTable pageTable,
            StripeSubscriptions subscriptions,
            StripeNews news,
            StripeReturns returns) {
        this.settings = settings;
        this.stripe = stripe;
        this.pages = pages;
        this.pageTable = pageTable;
        this.subscriptions = subscriptions;
        this.news = news;
        this.returns = returns;
    }

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public boolean configured() {
        return settings.complete();
    }

    @Override
    public List<String> currencies() {
        return settings.currencies();
    }

    @Override
    public boolean renews() {
        return true;
    }

    @Override
    public Money least(String currency) {
        return new Money(currency.equals("USD") ? LEAST_CENTS : 1, currency);
    }

    @Override
    public String redirect(Order order, Payer payer) throws ProviderFailed {
        return asking(() -> pages.page(order, payer));
    }

    /** We know ourselves how long a page is good. */
    @Override
    public Duration redirectLasts() {
        return Duration.ZERO;
    }

    @Override
    public boolean answers() {
        return true;
    }

    @Override
    public void reconcile(Order order) throws ProviderFailed {
        asking(() -> {
            for (var page : pageTable.of(order)) {
                if (page.session() != null && !page.is(HostedPage.CLOSED)) {
                    news.learn("checkout.session.completed", page.session());
                }
            }
            if (order.status() == OrderStatus.CANCELLED) {
                pages.close(order);
            }
            return order;
        });
    }

    @Override
    public void recheck(Order order, Attempt paid) throws ProviderFailed {
        asking(() -> {
            returns.learn(paid);
            return order;
        });
    }

    @Override
    public boolean refunds() {
        return true;
    }

    @Override
    public void refund(Order order, Attempt attempt, Money amount, String key) throws ProviderFailed {
        var refund = asking(() -> {
            var intent = returns.intent(attempt);
            var known = known(intent, key);
            return known.isPresent() ? known.get() : giveBack(intent, amount, key);
        });
        var status = refund.path("status").asString("");
        if (DID_NOT_GO.contains(status)) {
            throw ProviderFailed.refused("refund " + refund.path("id").asString("") + " is " + status);
        }
    }

    @Override
    public void cancelRenewal(Order order) throws ProviderFailed {
        asking(() -> {
            subscriptions.endWithPeriod(order);
            return order;
        });
    }

    @Override
    public boolean collectsAgain(Order order) {
        return subscriptions.goesOn(order);
    }

    @Override
    public @Nullable String portal(Order order, String returnUrl) throws ProviderFailed {
        return asking(() -> subscriptions.portal(order, returnUrl));
    }

    private JsonNode giveBack(String intent, Money amount, String key) throws StripeFailed {
        var form = new Form()
                .with("payment_intent", intent)
                .with("amount", amount.minor())
                .with("metadata[" + REFUND + "]", key);
        return stripe.post(REFUNDS, form.toString(), "refund-" + key);
    }

    /** Stripe remembers our keys for a day only; a refund may be repeated later than that. */
    private Optional<JsonNode> known(String intent, String key) throws StripeFailed {
        try {
            var query = new Form().with("payment_intent", intent).with("limit", 100);
            return stripe.get(REFUNDS, query).path("data").valueStream()
                    .filter(refund -> key.equals(refund.path("metadata").path(REFUND).asString("")))
                    .findFirst();
        } catch (StripeFailed e) {
            if (e.isMissing()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    @FunctionalInterface
    private interface Question<T> {
        T ask() throws StripeFailed;
    }

    private static <T> T asking(Question<T> question) throws ProviderFailed {
        try {
            return question.ask();
        } catch (StripeFailed e) {
            throw e.isPassing() ? ProviderFailed.unreachable(e.getMessage()) : ProviderFailed.refused(e.getMessage());
        }
    }
}
