package uz.botfactory.payments.manual;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uz.botfactory.payments.Order;
import uz.botfactory.payments.Payer;
import uz.botfactory.payments.PaymentProvider;

/** Payment by bank transfer or in person; staff say when the money came. */
@Component
class ManualProvider implements PaymentProvider {

    @Override
    public String code() {
        return "manual";
    }

    @Override
    public boolean configured() {
        return true;
    }

    @Override
    public List<String> currencies() {
        return List.of("UZS", "USD");
    }

    @Override
    public @Nullable String redirect(Order order, Payer payer) {
        return null;
    }

    @Override
    public Duration orderLasts() {
        return Duration.ofDays(30);
    }
}
