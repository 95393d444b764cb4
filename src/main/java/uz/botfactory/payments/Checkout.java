package uz.botfactory.payments;

import java.sql.Timestamp;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import uz.botfactory.accounts.Accounts;
import uz.botfactory.support.Problem;
import uz.botfactory.support.PublicAddress;

/** Where a payer goes to pay an order. Speaks with payment companies, so never within a transaction. */
@Component
class Checkout {

    private static final Logger LOG = LoggerFactory.getLogger(Checkout.class);

    private final JdbcClient jdbc;
    private final Providers providers;
    private final Accounts accounts;
    private final PublicAddress ours;
    private final Clock clock;

    Checkout(JdbcClient jdbc, Providers providers, Accounts accounts, PublicAddress ours, Clock clock) {
        this.jdbc = jdbc;
        this.providers = providers;
        this.accounts = accounts;
        this.ours = ours;
        this.clock = clock;
    }

    /** The order's page at its payment company, made now when there is none that is good; null when it has none. */
    @Nullable String page(Order order) throws ProviderFailed {
        if (!order.open()) {
            return null;
        }
        var provider = providers.get(order.provider());
        var stored = stored(order, provider);
        return stored == null ? fresh(order, provider) : stored;
    }

    /** The same; a company that fails is said to whoever asked, with the order, which is kept. */
    @Nullable String pageOrProblem(Order order) {
        try {
            return page(order);
        } catch (ProviderFailed e) {
            LOG.warn("{} made no page for order {}: {}", order.provider(), order.id(), e.getMessage());
            throw problem(e).with("orderId", order.id()).with("payUrl", payUrl(order));
        }
    }

    /** Our own page of the order, where its owner can try again or choose another way to pay. */
    private String payUrl(Order order) {
        return ours.of(accounts.owner(order.account()).language(), "/orders/" + order.id());
    }

    /** The same; a company that fails leaves it out, so that the order can be seen. */
    @Nullable String pageIfAny(Order order) {
        try {
            return page(order);
        } catch (ProviderFailed e) {
            LOG.warn("{} made no page for order {}: {}", order.provider(), order.id(), e.getMessage());
            return null;
        }
    }

    static Problem problem(ProviderFailed e) {
        return problem(e, e.userMessageKey());
    }

    /** The same in other words. */
    static Problem problem(ProviderFailed e, String messageKey) {
        return e.retryable()
                ? Problem.of(503, "provider_unreachable", messageKey)
                : Problem.of(422, "provider_refused", messageKey).at("provider");
    }

    private @Nullable String stored(Order order, PaymentProvider provider) {
        return jdbc.sql("""
                        select redirect_url from orders
                        where account_id = :account and id = :id and redirect_made_at > :after
                        """)
                .param("account", order.account().value())
                .param("id", order.id())
                .param("after", Timestamp.from(clock.instant().minus(provider.redirectLasts())))
                .query(String.class)
                .optional()
                .orElse(null);
    }

    private @Nullable String fresh(Order order, PaymentProvider provider) throws ProviderFailed {
        var page = provider.redirect(order, payer(order));
        if (page != null) {
            store(order, page);
        }
        return page;
    }

    private void store(Order order, String page) {
        jdbc.sql("update orders set redirect_url = :page, redirect_made_at = :now where account_id = :account and id = :id")
                .param("page", page)
                .param("now", Timestamp.from(clock.instant()))
                .param("account", order.account().value())
                .param("id", order.id())
                .update();
    }

    private Payer payer(Order order) {
        var owner = accounts.owner(order.account());
        return new Payer(
                owner.email(),
                owner.fullName(),
                owner.language(),
                ours.of(owner.language(), "/orders/" + order.id() + "/return"),
                ours.of(owner.language(), "/orders/" + order.id()));
    }
}
