package uz.botfactory.channels.telegram;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import uz.botfactory.conversations.Button;

/** Buttons below a message, as Telegram wants them. */
final class Keyboard {

    private static final int LONGEST_LABEL = 64;
    private static final int LONGEST_PAYLOAD_BYTES = 64;

    private Keyboard() {}

    static Map<String, Object> of(List<List<Button>> rows) {
        return Map.of(
                "inline_keyboard",
                rows.stream()
                        .map(row -> row.stream().filter(Keyboard::fits).map(Keyboard::button).toList())
                        .filter(row -> !row.isEmpty())
                        .toList());
    }

    private static boolean fits(Button button) {
        int bytes = button.payload().getBytes(StandardCharsets.UTF_8).length;
        return !button.label().isBlank() && bytes > 0 && bytes <= LONGEST_PAYLOAD_BYTES;
    }

    private static Map<String, String> button(Button button) {
        return Map.of("text", shortened(button.label().strip()), "callback_data", button.payload());
    }

    private static String shortened(String label) {
        return label.codePointCount(0, label.length()) <= LONGEST_LABEL
                ? label
                : label.substring(0, label.offsetByCodePoints(0, LONGEST_LABEL - 1)) + "…";
    }
}
