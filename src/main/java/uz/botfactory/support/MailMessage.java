package uz.botfactory.support;

import org.jspecify.annotations.Nullable;

/**
 * One mail to one person.
 *
 * @param html the same as text, as HTML
 * @param key mails with the same key go out once; null for a mail that may repeat
 */
public record MailMessage(String to, String subject, String text, String html, @Nullable String key) {}
