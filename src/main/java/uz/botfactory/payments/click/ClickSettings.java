package uz.botfactory.payments.click;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param secretKey signs what Click sends and what we ask
 * @param merchantUserId needed for what we ask; without it Click only calls us
 * @param checkoutUrl where people pay
 * @param apiUrl where the Merchant API is
 * @param fiscal whether receipts are fiscalised by the codes of the plan
 * @param taxId the seller's TIN of 9 digits or PINFL of 14, for fiscal receipts
 */
@ConfigurationProperties("botfactory.payments.click")
record ClickSettings(
        @DefaultValue("") String merchantId,
        @DefaultValue("") String serviceId,
        @DefaultValue("") String secretKey,
        @DefaultValue("") String merchantUserId,
        @DefaultValue(ClickSettings.PAGE) String checkoutUrl,
        @DefaultValue("https://api.click.uz/v2/merchant") String apiUrl,
        @DefaultValue("false") boolean fiscal,
        @DefaultValue("") String taxId) {

    static final String PAGE = "https://my.click.uz/services/pay";

    ClickSettings {
        apiUrl = apiUrl.replaceAll("/+$", "");
        checkoutUrl = page(checkoutUrl.replaceAll("/+$", ""));
    }

    boolean complete() {
        return !merchantId.isBlank() && serviceId.matches("\\d{1,18}") && !secretKey.isBlank();
    }

    /** Whether we can ask Click anything. */
    boolean asks() {
        return complete() && !merchantUserId.isBlank();
    }

    /** A host alone means the page that it is known for. */
    private static String page(String url) {
        var path = URI.create(url).getRawPath();
        return path == null || path.isEmpty() ? url + URI.create(PAGE).getRawPath() : url;
    }

    @Override
    public String toString() {
        return "Click service " + serviceId;
    }
}
