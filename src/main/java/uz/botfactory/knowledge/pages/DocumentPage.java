package uz.botfactory.knowledge.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One document: what was read from it, and what can be done with it.
 *
 * @param passages some of them, in order
 * @param next the address of the following ones; null at the end
 * @param text what can be edited in place: a typed text or an answer; null for files and pages
 * @param asked the whole question of an answer; null for everything else
 * @param downloadable whether the original is here
 */
public record DocumentPage(
        String bot,
        DocumentRow document,
        List<Part> passages,
        @Nullable String previous,
        @Nullable String next,
        @Nullable String text,
        @Nullable String asked,
        boolean downloadable,
        @Nullable Trouble problem) {

    /** A passage as the bot sees it. */
    public record Part(String heading, String text) {}
}
