package uz.botfactory.payments;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import uz.botfactory.accounts.Accounts;
import uz.botfactory.accounts.CurrentUser;
import uz.botfactory.plans.Money;
import uz.botfactory.support.Ids;

/** Wishes and orders, for staff. */
@RestController
@RequestMapping("/api/v1/admin")
@Tag(name = "admin")
class AdminPaymentsApi {

    private static final UUID NEWEST = new UUID(-1, -1);

    /** @param received what came in, as an amount in so'm or in the named currency; left out: nothing */
    record Grant(
            @Nullable String period, @Nullable JsonNode received, @Nullable JsonNode amount, @Nullable String currency) {

        private @Nullable JsonNode money() {
            return received == null ? amount : received;
        }
    }

    /** @param reason the owner reads it; never left out */
    record Decline(@Nullable String reason) {}

    /** @param userId null for one who is gone */
    record CreditView(@Nullable String userId, OrdersApi.Amount amount) {}

    record CreditList(List<CreditView> items) {}

    private final PlanRequests requests;
    private final PaidWishes wishes;
    private final Orders orders;
    private final NightlyCheck check;
    private final Credits credits;
    private final Accounts accounts;

    AdminPaymentsApi(
            PlanRequests requests,
            PaidWishes wishes,
            Orders orders,
            NightlyCheck check,
            Credits credits,
            Accounts accounts) {
        this.requests = requests;
        this.wishes = wishes;
        this.orders = orders;
        this.check = check;
        this.credits = credits;
        this.accounts = accounts;
    }

    @GetMapping("/plan-requests")
    PlanRequestView.Page list(
            @RequestParam(defaultValue = "") String status,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        int many = Math.clamp(limit, 1, 200);
        var found = requests.page(status, cursor == null ? NEWEST : Ids.parse(cursor), many + 1);
        boolean more = found.size() > many;
        var shown = more ? found.subList(0, many) : found;
        return new PlanRequestView.Page(
                shown.stream().map(this::view).toList(),
                more ? shown.getLast().id().toString() : null);
    }

    @PostMapping("/plan-requests/{id}/grant")
    PlanRequestView grant(@PathVariable String id, @RequestBody Grant grant, CurrentUser admin) {
        var period = grant.period() == null ? null : Orders.period(grant.period());
        return view(requests.grant(Ids.parse(id), period, money(grant.money(), grant.currency()), admin.id()));
    }

    @PostMapping("/plan-requests/{id}/decline")
    PlanRequestView decline(@PathVariable String id, @RequestBody Decline decline, CurrentUser admin) {
        return view(requests.decline(Ids.parse(id), decline.reason(), admin.id()));
    }

    @GetMapping("/payments")
    OrdersApi.OrderList payments(
            @RequestParam(required = false) @Nullable String cursor, @RequestParam(defaultValue = "50") int limit) {
        return OrdersApi.OrderList.of(orders, null, cursor, limit);
    }

    /** Money that accounts have with us. */
    @GetMapping("/credits")
    CreditList credits() {
        return new CreditList(credits.all().stream()
                .map(line -> new CreditView(
                        accounts.find(line.account()).map(one -> one.owner().toString()).orElse(null),
                        OrdersApi.Amount.of(line.money())))
                .toList());
    }

    /** Whether the books agree, looked at now. */
    @GetMapping("/books")
    NightlyCheck.Result books() {
        return check.run();
    }

    private PlanRequestView view(PlanRequest request) {
        var owner = accounts.find(request.account()).map(account -> account.owner().toString());
        var paid = wishes.since(request).stream().map(Order::id).toList();
        return PlanRequestView.of(request, owner.orElse(null), paid);
    }

    private static Money money(@Nullable JsonNode amount, @Nullable String currency) {
        return amount == null || amount.isNull()
                ? new Money(0, Orders.currency(currency))
                : StaffMoney.read(amount, named(amount, currency), "received");
    }

    private static String named(JsonNode amount, @Nullable String currency) {
        return Orders.currency(amount.isObject() ? amount.path("currency").asString(null) : currency);
    }
}
