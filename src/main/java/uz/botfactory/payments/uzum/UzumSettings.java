package uz.botfactory.payments.uzum;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the bank gave us for its Merchant API, and the name and password we gave it.
 *
 * @param payUrl link into the bank's app; {serviceId}, {orderId}, {amount} (tiyin) and {returnUrl} are filled in
 */
@ConfigurationProperties("botfactory.payments.uzum")
record UzumSettings(
        @DefaultValue("") String serviceId,
        @DefaultValue("") String username,
        @DefaultValue("") String password,
        @DefaultValue(
                        "https://www.uzumbank.uz/open-service?serviceId={serviceId}&order_id={orderId}&amount={amount}&redirectUrl={returnUrl}")
                String payUrl) {

    boolean complete() {
        return serviceId.matches("\\d{1,18}") && !username.isBlank() && !password.isBlank();
    }

    long service() {
        return Long.parseLong(serviceId);
    }
}
