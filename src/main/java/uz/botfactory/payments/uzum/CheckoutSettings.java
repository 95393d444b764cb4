package uz.botfactory.payments.uzum;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What Uzum gave us for its card page.
 *
 * @param apiUrl the host, with or without /api/v1; Uzum names it in the contract, so there is no default
 * @param fiscal the terminal makes fiscal receipts by itself and wants the cart for them
 * @param taxId our taxpayer number for the receipt: 9 digits of a company (TIN) or 14 of a person (PINFL)
 */
@ConfigurationProperties("botfactory.payments.uzum-checkout")
record CheckoutSettings(
        @DefaultValue("") String terminalId,
        @DefaultValue("") String apiKey,
        @DefaultValue("") String apiUrl,
        @DefaultValue("false") boolean fiscal,
        @DefaultValue("") String taxId) {

    CheckoutSettings {
        apiUrl = apiUrl.replaceAll("/+$", "").replaceAll("/api/v1$", "");
    }

    boolean complete() {
        return !terminalId.isBlank() && !apiKey.isBlank() && !apiUrl.isBlank();
    }
}
