package uz.botfactory.conversations;

/**
 * Something a customer can press under a reply.
 *
 * @param payload comes back as the text of a CHOICE; at most 64 bytes, Telegram's limit
 */
public record Button(String label, String payload) {}
