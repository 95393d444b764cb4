package uz.botfactory.plans;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import uz.botfactory.accounts.CurrentUser;

/** The so'm rate of the dollar with which costs are shown, for staff. */
@RestController
@RequestMapping("/api/v1/admin/settings/dollar-rate")
@Tag(name = "admin")
class DollarRateApi {

    /** @param date the first day on which it holds; today when it is left out */
    record NewRate(@Nullable BigDecimal rate, @Nullable LocalDate date) {}

    record RateView(String rate, LocalDate date, Instant setAt, String setBy) {

        static RateView of(DollarRates.DollarRate rate) {
            return new RateView(rate.rate(), rate.from(), rate.setAt(), rate.setBy());
        }
    }

    /** @param rate today's; null until one is set */
    record Rates(@Nullable String rate, @Nullable LocalDate date, List<RateView> items) {}

    private final DollarRates rates;

    DollarRateApi(DollarRates rates) {
        this.rates = rates;
    }

    @GetMapping
    Rates show() {
        var today = rates.today();
        return new Rates(
                today.map(DollarRates.DollarRate::rate).orElse(null),
                today.map(DollarRates.DollarRate::from).orElse(null),
                rates.all().stream().map(RateView::of).toList());
    }

    @PutMapping
    Rates set(@RequestBody NewRate wish, CurrentUser admin) {
        rates.set(wish.rate(), wish.date(), admin.id());
        return show();
    }
}
