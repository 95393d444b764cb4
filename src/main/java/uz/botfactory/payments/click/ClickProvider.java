package uz.botfactory.payments.click;

import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import uz.botfactory.payments.Attempt;
import uz.botfactory.payments.Order;
import uz.botfactory.payments.Payer;
import uz.botfactory.payments.PaymentProvider;
import uz.botfactory.payments.ProviderFailed;
import uz.botfactory.plans.Money;
import uz.botfactory.plans.Plan;

/** Sends payers to Click's page; asks Click what became of an order, and to give money back. */
@Component
@EnableConfigurationProperties(ClickSettings.class)
class ClickProvider implements PaymentProvider {

    private static final Logger LOG = LoggerFactory.getLogger(ClickProvider.class);

    private final ClickSettings settings;
    private final ClickApi api;
    private final ClickPayments payments;
    private final Clock clock;

    ClickProvider(ClickSettings settings, ClickApi api, ClickPayments payments, Clock clock) {
        this.settings = settings;
        this.api = api;
        this.payments = payments;
        this.clock = clock;
        if (settings.complete() && settings.fiscal() && settings.taxId().isEmpty()) {
            LOG.warn("CLICK_FISCAL is on, but CLICK_TAX_ID is not set: Click may refuse the receipts");
        }
    }

    @Override
    public String code() {
        return ClickDesk.PROVIDER;
    }

    @Override
    public boolean configured() {
        return settings.complete();
    }

    @Override
    public List<String> currencies() {
        return List.of("UZS");
    }

    @Override
    public Optional<String> obstacle(Plan plan) {
        if (!settings.fiscal()) {
            return Optional.empty();
        }
        if (!settings.asks()) {
            return Optional.of("payments.obstacle.clickUser");
        }
        return plan.fiscal() == null ? Optional.of("payments.obstacle.fiscal") : Optional.empty();
    }

    @Override
    public String redirect(Order order, Payer payer) {
        return ClickLink.of(settings, order.id(), order.amount(), payer.returnUrl());
    }

    @Override
    public boolean answers() {
        return settings.asks();
    }

    @Override
    public void reconcile(Order order) throws ProviderFailed {
        if (settings.asks()) {
            payments.ask(order);
        }
    }

    @Override
    public void recheck(Order order, Attempt paid) throws ProviderFailed {
        payments.recheck(order, paid);
    }

    /** Click gives back this month's payments, and those of the last month on the first day of the next. */
    @Override
    public Duration mayGoBackFor() {
        return Duration.ofDays(45);
    }

    @Override
    public boolean refunds() {
        return settings.asks();
    }

    /** Click gives back whole payments only, and only those of this month; on its first day those of the last one too. */
    @Override
    public void refund(Order order, Attempt attempt, Money amount, String key) throws ProviderFailed {
        if (!amount.equals(attempt.amount())) {
            throw ProviderFailed.refused("Click gives back whole payments only", "payments.problem.clickWhole");
        }
        if (isTooOld(attempt)) {
            throw ProviderFailed.refused("The month of the payment is over", "payments.problem.clickMonth");
        }
        long payment = payments.number(order, attempt);
        // An earlier call may have been carried out although its answer was lost.
        if (!api.status(payment).isGone()) {
            api.reverse(payment);
        }
    }

    private boolean isTooOld(Attempt attempt) {
        var today = clock.instant().atZone(ClickCall.TASHKENT).toLocalDate();
        var month = YearMonth.from(attempt.companyTime().atZone(ClickCall.TASHKENT));
        var earliest = today.getDayOfMonth() == 1 ? YearMonth.from(today).minusMonths(1) : YearMonth.from(today);
        return month.isBefore(earliest);
    }
}
