package uz.botfactory.payments;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import uz.botfactory.accounts.AccountId;

/** What is under way between a business and us: a wish that waits, an order to be paid, a renewal. */
@Service
public class Dealings {

    private final Orders orders;
    private final PlanRequests requests;
    private final Renewals renewals;

    Dealings(Orders orders, PlanRequests requests, Renewals renewals) {
        this.orders = orders;
        this.requests = requests;
        this.renewals = renewals;
    }

    /**
     * What is under way.
     *
     * @param asked a wish for a plan waits for staff
     * @param unpaid the newest order that waits for its money
     * @param renewing the newest order that its company collects for again and again, also one that is past due
     */
    public record Present(boolean asked, @Nullable Order unpaid, @Nullable Order renewing) {}

    public Present of(AccountId account) {
        var all = orders.of(account);
        return new Present(
                requests.of(account).stream().anyMatch(PlanRequest::isWaiting),
                all.stream().filter(Order::open).findFirst().orElse(null),
                all.stream().filter(renewals::goesOn).findFirst().orElse(null));
    }
}
