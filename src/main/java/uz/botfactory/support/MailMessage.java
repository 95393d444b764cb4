package uz.botfactory.support;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One mail to one person.
 *
 * @param html the same as text, as HTML
 * @param headers further headers, such as List-Unsubscribe; a value is one line
 * @param key mails with the same key go out once; null for a mail that may repeat
 */
public record MailMessage(
        String to, String subject, String text, String html, Map<String, String> headers, @Nullable String key) {

    public MailMessage {
        headers = Map.copyOf(headers);
        headers.forEach((name, value) -> {
            if (!name.matches("[A-Za-z-]+") || value.chars().anyMatch(c -> c < ' ')) {
                throw new IllegalArgumentException("Not a header of one line: " + name);
            }
        });
    }

    /** A mail without further headers. */
    public MailMessage(String to, String subject, String text, String html, @Nullable String key) {
        this(to, subject, text, html, Map.of(), key);
    }
}
