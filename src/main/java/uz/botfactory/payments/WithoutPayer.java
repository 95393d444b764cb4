package uz.botfactory.payments;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * What a payment company said, without who paid: disputes need numbers, amounts, states and times, but no mail, phone,
 * name, address or digits of a card, and no link to a page that shows them. Goes by the names of fields, in JSON and forms.
 */
final class WithoutPayer {

    private static final String LEFT_OUT = "…";

    /** Most calls hold none of these, and are kept as they are without being read. */
    private static final List<String> HINTS = List.of("mail", "phone", "name", "address", "card", "last4", "pan", "@", "%40");

    private static final Pattern PERSONAL = Pattern.compile(
            "mail|phone|name|address|last4|fingerprint|birth|tax_id|card_?num|masked_?pan|^(pan|iin|ip|exp_month|exp_year)$"
                    + "|^(billing|customer)_details$|^shipping(_details)?$|^(receipt_url|hosted_invoice_url|invoice_pdf)$",
            Pattern.CASE_INSENSITIVE);

    private WithoutPayer() {}

    static byte[] of(byte[] body) {
        var text = new String(body, StandardCharsets.UTF_8);
        var lower = text.toLowerCase(Locale.ROOT);
        if (HINTS.stream().noneMatch(lower::contains)) {
            return body;
        }
        return said(text.strip()).getBytes(StandardCharsets.UTF_8);
    }

    private static String said(String text) {
        if (!text.startsWith("{") && !text.startsWith("[")) {
            return form(text);
        }
        try {
            return leaveOut(JsonMapper.shared().readTree(text)).toString();
        } catch (JacksonException e) {
            return LEFT_OUT;
        }
    }

    private static JsonNode leaveOut(JsonNode node) {
        if (node instanceof ObjectNode object) {
            List.copyOf(object.propertyNames()).forEach(name -> replace(object, name));
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, leaveOut(array.get(i)));
            }
        }
        return node.isString() && node.asString().contains("@") ? StringNode.valueOf(LEFT_OUT) : node;
    }

    private static void replace(ObjectNode object, String name) {
        var value = object.get(name);
        if (PERSONAL.matcher(name).find() && !value.isNull()) {
            object.put(name, LEFT_OUT);
        } else {
            object.set(name, leaveOut(value));
        }
    }

    private static String form(String text) {
        return Arrays.stream(text.split("&")).map(WithoutPayer::field).collect(Collectors.joining("&"));
    }

    private static String field(String field) {
        int end = field.indexOf('=');
        var name = end < 0 ? "" : field.substring(0, end);
        boolean personal = PERSONAL.matcher(name).find() || field.contains("@") || field.contains("%40");
        return personal ? name + "=" + LEFT_OUT : field;
    }
}
