package uz.botfactory.channels.telegram;

/**
 * A chat as the key of a conversation: a person's private chat, or one person's talk with the bot in a group.
 *
 * @param thread the topic within a forum group; 0 outside of any
 * @param person whose talk it is in a group; 0 in a private chat, which is the person's own
 */
record Chat(long id, long thread, long person) {

    static Chat of(String conversationKey) {
        var parts = conversationKey.split("/");
        return new Chat(
                Long.parseLong(parts[0]),
                parts.length > 1 ? Long.parseLong(parts[1]) : 0,
                parts.length > 2 ? Long.parseLong(parts[2]) : 0);
    }

    boolean isGroup() {
        return id < 0;
    }

    /** Opaque to everybody else. */
    String key() {
        return isGroup() ? id + "/" + thread + "/" + person : Long.toString(id);
    }
}
