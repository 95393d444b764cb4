package uz.botfactory.payments;

import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.accounts.CurrentAccount;
import uz.botfactory.accounts.CurrentUser;
import uz.botfactory.support.Problem;
import uz.botfactory.support.Texts;

/** A coupon while it is typed. */
@RestController
@RequestMapping("/api/v1/coupons")
@Tag(name = "orders")
class CouponsApi {

    /** @param reason why it is not valid, as a stable name; message says it in words */
    record Told(
            boolean valid,
            OrdersApi.@Nullable Amount amount,
            OrdersApi.@Nullable Amount discount,
            @Nullable String reason,
            @Nullable String message) {}

    private final Coupons coupons;
    private final Orders orders;
    private final Texts texts;

    CouponsApi(Coupons coupons, Orders orders, Texts texts) {
        this.coupons = coupons;
        this.orders = orders;
        this.texts = texts;
    }

    @GetMapping("/{code}")
    Told check(
            @CurrentAccount AccountId account,
            CurrentUser user,
            @PathVariable String code,
            @RequestParam @Nullable String plan,
            @RequestParam(defaultValue = "monthly") String period,
            @RequestParam(defaultValue = "UZS") String currency) {
        var length = Orders.period(period);
        var sold = orders.offered(account, plan);
        try {
            var quote = coupons.check(account, code, sold, length, sold.price(length, Orders.currency(currency)));
            return new Told(
                    true, OrdersApi.Amount.of(quote.amount()), OrdersApi.Amount.of(quote.discount()), null, null);
        } catch (Problem problem) {
            if (!"coupon".equals(problem.field())) {
                throw problem;
            }
            return new Told(
                    false,
                    null,
                    null,
                    problem.code(),
                    texts.get(user.language(), problem.messageKey(), problem.arguments()));
        }
    }
}
