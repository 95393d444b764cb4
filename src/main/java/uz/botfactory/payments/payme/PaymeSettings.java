package uz.botfactory.payments.payme;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param merchantId the cash desk, as its cabinet names it
 * @param key the cash desk's password, with which Payme proves itself; the sandbox has one of its own
 * @param checkoutUrl where people pay
 * @param fiscal whether receipts are fiscalised by the codes of the plan
 */
@ConfigurationProperties("botfactory.payments.payme")
record PaymeSettings(
        @DefaultValue("") String merchantId,
        @DefaultValue("") String key,
        @DefaultValue("https://checkout.paycom.uz") String checkoutUrl,
        @DefaultValue("false") boolean fiscal) {

    PaymeSettings {
        checkoutUrl = checkoutUrl.replaceAll("/+$", "");
    }

    boolean complete() {
        return !merchantId.isBlank() && !key.isBlank();
    }

    @Override
    public String toString() {
        return "Payme cash desk " + merchantId;
    }
}
