package uz.botfactory.web.pages;

import org.jspecify.annotations.Nullable;

/**
 * What went wrong and what the reader can do.
 *
 * @param wayOut our page with the plans that help; null when none does
 * @param reference what to name when asking for help; only when it was our fault
 */
public record ErrorPage(int status, String title, String text, @Nullable String wayOut, @Nullable String reference) {}
