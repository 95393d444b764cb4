package uz.botfactory.payments.uzum;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import uz.botfactory.payments.Order;
import uz.botfactory.payments.Payer;
import uz.botfactory.payments.PaymentProvider;

/**
 * Payment inside Uzum Bank's app. The bank calls us ({@link UzumController}); there is nothing that we could ask it, and
 * money goes back by its cabinet, which calls us as well.
 */
@Component
@EnableConfigurationProperties(UzumSettings.class)
class UzumProvider implements PaymentProvider {

    static final String CODE = "uzum";

    private final UzumSettings settings;

    UzumProvider(UzumSettings settings) {
        this.settings = settings;
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
        return List.of("UZS");
    }

    @Override
    public String redirect(Order order, Payer payer) {
        return settings.payUrl()
                .replace("{serviceId}", settings.serviceId())
                .replace("{orderId}", order.id())
                .replace("{amount}", Long.toString(order.amount().minor()))
                .replace("{returnUrl}", URLEncoder.encode(payer.returnUrl(), StandardCharsets.UTF_8));
    }
}
