package uz.botfactory.payments.stripe;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param secretKey of the merchant account; its prefix says whether it is for tests
 * @param webhookSecret of the endpoint in Stripe's dashboard, whsec_…
 * @param currencies that the merchant account takes, the default one first
 */
@ConfigurationProperties("botfactory.payments.stripe")
record StripeSettings(
        @DefaultValue("") String secretKey,
        @DefaultValue("") String webhookSecret,
        @DefaultValue("https://api.stripe.com") String apiUrl,
        @DefaultValue("USD") List<String> currencies) {

    StripeSettings {
        apiUrl = apiUrl.isBlank() ? "https://api.stripe.com" : apiUrl.replaceAll("/+$", "");
    }

    /** Without either key nothing can be sold: one asks, the other proves what we are told. */
    boolean complete() {
        return !secretKey.isBlank() && !webhookSecret.isBlank();
    }
}
