package uz.botfactory.payments.payme;

import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import uz.botfactory.payments.Order;
import uz.botfactory.payments.Payer;
import uz.botfactory.payments.PaymentProvider;
import uz.botfactory.plans.Plan;

/** Sends payers to Payme's checkout page. Everything else Payme asks for itself, money given back included. */
@Component
@EnableConfigurationProperties(PaymeSettings.class)
class PaymeProvider implements PaymentProvider {

    private final PaymeSettings settings;
    private final PaymeFiscal fiscal;

    PaymeProvider(PaymeSettings settings, PaymeFiscal fiscal) {
        this.settings = settings;
        this.fiscal = fiscal;
    }

    @Override
    public String code() {
        return PaymeDesk.PROVIDER;
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
        return fiscal.lacksCodes(plan) ? Optional.of("payments.obstacle.fiscal") : Optional.empty();
    }

    @Override
    public String redirect(Order order, Payer payer) {
        return PaymeLink.of(settings, order.id(), order.amount(), payer.language(), payer.returnUrl());
    }
}
