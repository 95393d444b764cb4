package uz.botfactory.payments.stripe;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Parameters as Stripe reads them: {@code line_items[0][quantity]=1}. The same calls give the same text. */
final class Form {

    private final StringJoiner text = new StringJoiner("&");

    /** Leaves the parameter out when there is no value. */
    Form with(String name, @Nullable Object value) {
        if (value != null) {
            text.add(encoded(name) + "=" + encoded(value.toString()));
        }
        return this;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
