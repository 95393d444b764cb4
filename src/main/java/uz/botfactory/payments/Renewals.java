package uz.botfactory.payments;

import org.jspecify.annotations.Nullable;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import uz.botfactory.accounts.AccountDeleted;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.support.Problem;
import uz.botfactory.support.PublicAddress;
import uz.botfactory.support.UiLanguage;

/** Orders that a payment company collects for again and again. Speaks with the company, so never within a transaction. */
@Component
public class Renewals {

    private final Orders orders;
    private final Providers providers;
    private final PublicAddress ours;

    Renewals(Orders orders, Providers providers, PublicAddress ours) {
        this.orders = orders;
        this.providers = providers;
        this.ours = ours;
    }

    /** Whether some company will collect again for this account unless somebody stops it. */
    public boolean goOn(AccountId account) {
        return orders.of(account).stream().anyMatch(this::goesOn);
    }

    /** Whether the company will collect again unless somebody stops it. */
    boolean goesOn(Order order) {
        return isUnderWay(order) && provider(order).collectsAgain(order);
    }

    /** Whether it was paid at least once and may have a page of its company. */
    boolean isUnderWay(Order order) {
        return order.renewing()
                && switch (order.status()) {
                    case PAID, PAST_DUE, PARTIALLY_REFUNDED -> provider(order).configured();
                    default -> false;
                };
    }

    /** The present period is the last one; saying it again changes nothing. */
    Order cancel(AccountId account, String id) throws ProviderFailed {
        var order = renewing(account, id);
        provider(order).cancelRenewal(order);
        return orders.get(account, id);
    }

    /** The company's page for cards and renewal; null when it has none. */
    @Nullable String portal(AccountId account, String id, UiLanguage language) throws ProviderFailed {
        var order = renewing(account, id);
        return provider(order).portal(order, ours.of(language, "/orders/" + id));
    }

    /** Nobody is charged for a business that is gone. A company that fails is asked again until it agrees. */
    @ApplicationModuleListener(propagation = Propagation.NOT_SUPPORTED)
    void on(AccountDeleted event) throws ProviderFailed {
        for (var order : orders.of(event.account())) {
            if (goesOn(order)) {
                provider(order).cancelRenewal(order);
            }
        }
    }

    private Order renewing(AccountId account, String id) {
        var order = orders.get(account, id);
        if (!isUnderWay(order)) {
            throw Problem.of(409, "not_renewing", "payments.problem.notRenewing");
        }
        return order;
    }

    private PaymentProvider provider(Order order) {
        return providers.get(order.provider());
    }
}
