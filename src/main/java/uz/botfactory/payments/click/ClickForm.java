package uz.botfactory.payments.click;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The fields of a form, exactly as they were written: signatures are made over texts, not over numbers. */
record ClickForm(Map<String, String> fields) {

    static ClickForm read(byte[] body) {
        var fields = new HashMap<String, String>();
        for (var pair : new String(body, StandardCharsets.UTF_8).split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                fields.putIfAbsent(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
            }
        }
        return new ClickForm(fields);
    }


    /** Empty when it is not there. */
    String text(String name) {
        return fields.getOrDefault(name, "");
    }

    boolean has(String... names) {
        for (var name : names) {
            if (!fields.containsKey(name)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a field has the one character that the database keeps in no text. */
    boolean hasUnstorable() {
        return fields.values().stream().anyMatch(value -> value.indexOf('\0') >= 0);
    }

    /** What is not well written is kept as it is; its signature will not fit. */
    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
