package uz.botfactory.web.pages;

import org.jspecify.annotations.Nullable;

/**
 * What went wrong and what the reader can do.
 *
 * @param upgrade whether another plan helps
 * @param reference what to name when asking for help; only when it was our fault
 */
public record ErrorPage(int status, String title, String text, boolean upgrade, @Nullable String reference) {}
