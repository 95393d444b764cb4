package uz.botfactory.payments;

import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.accounts.CurrentAccount;
import uz.botfactory.support.Ids;

/** A business's wishes for a plan. */
@RestController
@RequestMapping("/api/v1/plan-requests")
@Tag(name = "plans")
class PlanRequestsApi {

    record Wish(@Nullable String plan, @Nullable String period, @Nullable String coupon) {}

    private final PlanRequests requests;

    PlanRequestsApi(PlanRequests requests) {
        this.requests = requests;
    }

    @GetMapping
    PlanRequestView.Page list(@CurrentAccount AccountId account) {
        return new PlanRequestView.Page(
                requests.of(account).stream().map(PlanRequestView::of).toList(), null);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    PlanRequestView ask(@CurrentAccount AccountId account, @RequestBody Wish wish) {
        return PlanRequestView.of(requests.ask(account, wish.plan(), wish.period(), wish.coupon()));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(@CurrentAccount AccountId account, @PathVariable String id) {
        requests.withdraw(account, Ids.parse(id));
    }
}
