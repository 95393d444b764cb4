package uz.botfactory.support;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a mail says, as plain texts; {@link Letters} gives it our looks.
 *
 * @param button the one thing to do, if there is any
 * @param small what stands below it in small letters; may be empty
 * @param why why the reader gets this mail
 * @param preferences the words and the address where the reader chooses which mails come, or wants no more of them; null
 *     where there is nothing to choose
 */
public record Letter(
        String to,
        UiLanguage language,
        String subject,
        List<String> paragraphs,
        @Nullable Button button,
        String small,
        String why,
        @Nullable Button preferences,
        Map<String, String> headers,
        @Nullable String key) {

    /** A word to press and the address behind it. */
    public record Button(String label, String address) {}

    public Letter {
        paragraphs = List.copyOf(paragraphs);
        headers = Map.copyOf(headers);
    }
}
