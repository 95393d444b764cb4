package uz.botfactory.payments.click;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import uz.botfactory.plans.Money;

/** The address of Click's page for one order. A payer may change the amount in it, so it is checked again later. */
final class ClickLink {

    private ClickLink() {}

    static String of(ClickSettings settings, String order, Money amount, String returnUrl) {
        return settings.checkoutUrl()
                + "?service_id=" + settings.serviceId()
                + "&merchant_id=" + encoded(settings.merchantId())
                + "&amount=" + amount.amount()
                + "&transaction_param=" + order
                + "&return_url=" + encoded(returnUrl);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
