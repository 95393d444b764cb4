package uz.botfactory.notifications.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The words of one kind of notice in one language, as typed, and how they look filled in.
 *
 * @param placeholders what may stand in braces
 * @param problem what is wrong with them; null when nothing is
 * @param previews with sample values; for Uzbek in both scripts
 */
public record AdminWording(
        String kind,
        String language,
        String subject,
        String body,
        String button,
        boolean shipped,
        String placeholders,
        @Nullable String problem,
        List<Preview> previews) {

    /** @param tag the language it is in */
    public record Preview(String tag, String subject, List<String> paragraphs, String button) {}
}
