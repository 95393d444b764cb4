package uz.botfactory.payments.payme;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import uz.botfactory.plans.Money;
import uz.botfactory.support.UiLanguage;

/** The address of Payme's checkout page for one order: base64 of fields that are separated by semicolons. */
final class PaymeLink {

    private PaymeLink() {}

    static String of(PaymeSettings settings, String order, Money amount, UiLanguage language, String returnUrl) {
        var fields = "m=%s;ac.%s=%s;a=%d;l=%s;c=%s"
                .formatted(
                        settings.merchantId(),
                        PaymeReader.ORDER,
                        order,
                        amount.minor(),
                        code(language),
                        returnUrl.replace(";", "%3B"));
        return settings.checkoutUrl() + "/" + inAPath(fields);
    }

    /** Payme's page speaks Uzbek in Latin letters only. */
    private static String code(UiLanguage language) {
        return language == UiLanguage.UZ_CYRL ? UiLanguage.UZ.code() : language.code();
    }

    private static String inAPath(String fields) {
        return Base64.getEncoder()
                .encodeToString(fields.getBytes(StandardCharsets.UTF_8))
                .replace("+", "%2B")
                .replace("/", "%2F");
    }
}
