package uz.botfactory.web.pages;

/**
 * A text that binds us.
 *
 * @param titleKey key of its name
 * @param html its text, without markup of strangers
 */
public record LegalPage(String titleKey, String html) {}
