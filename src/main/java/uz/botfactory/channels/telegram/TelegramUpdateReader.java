package uz.botfactory.channels.telegram;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import uz.botfactory.channels.Connection;
import uz.botfactory.conversations.Incoming;
import uz.botfactory.conversations.Incoming.Kind;

/** Reads updates. Whatever is missing, unknown or of another shape than expected is no reason to fail. */
@Component
class TelegramUpdateReader {

    private static final List<String> UNREADABLE = List.of(
            "voice", "audio", "photo", "video", "video_note", "animation", "document", "sticker", "location", "venue",
            "contact", "poll", "dice", "story");

    private final Clock clock;

    TelegramUpdateReader(Clock clock) {
        this.clock = clock;
    }

    Update read(Connection connection, JsonNode update) {
        if (update.path("message").isObject()) {
            return message(connection, update.path("message"), false);
        }
        if (update.path("edited_message").isObject()) {
            return message(connection, update.path("edited_message"), true);
        }
        if (update.path("callback_query").isObject()) {
            return callback(connection, update.path("callback_query"));
        }
        if (update.path("my_chat_member").isObject()) {
            return door(update.path("my_chat_member"));
        }
        return Update.OTHER;
    }

    // ---- Messages ----

    private Update message(Connection connection, JsonNode message, boolean edited) {
        var chat = message.path("chat");
        if (message.path("migrate_to_chat_id").isNumber()) {
            return new Update.Moved(number(chat, "id"), number(message, "migrate_to_chat_id"));
        }
        var from = message.path("from");
        if (!chat.path("id").isNumber() || !from.path("id").isNumber() || from.path("is_bot").asBoolean(false)) {
            return Update.OTHER;
        }
        var type = text(chat, "type");
        if (type.equals("private")) {
            return said(connection, message, words(message), edited);
        }
        boolean group = type.equals("group") || type.equals("supergroup");
        var toUs = group ? wordsToUs(connection, message) : null;
        return toUs == null ? Update.OTHER : said(connection, message, toUs, edited);
    }

    private static String words(JsonNode message) {
        return message.has("text") ? text(message, "text") : text(message, "caption");
    }

    /** In a group the bot answers commands, mentions and replies to its own words; null for anything else. */
    private static @Nullable String wordsToUs(Connection connection, JsonNode message) {
        var words = words(message);
        var mention = "@" + connection.username().toLowerCase(Locale.ROOT);
        int at = mentionAt(words.toLowerCase(Locale.ROOT), mention);
        if (words.startsWith("/")) {
            var command = words.split("\\s", 2)[0];
            boolean ours = command.indexOf('@') < 0 || at > 0 && at < command.length();
            return ours ? words : null;
        }
        if (at >= 0) {
            return (words.substring(0, at) + words.substring(at + mention.length())).strip();
        }
        boolean reply = message.path("reply_to_message").path("from").path("id").asString("").equals(connection.externalId());
        return reply ? words : null;
    }

    private static int mentionAt(String words, String mention) {
        for (int at = words.indexOf(mention); at >= 0; at = words.indexOf(mention, at + 1)) {
            int end = at + mention.length();
            if (end == words.length() || !Character.isLetterOrDigit(words.charAt(end)) && words.charAt(end) != '_') {
                return at;
            }
        }
        return -1;
    }

    private Update said(Connection connection, JsonNode message, String words, boolean edited) {
        if (edited) {
            return words.isBlank() ? Update.OTHER : of(connection, message, editKey(message), Kind.EDIT, words);
        }
        if (words.startsWith("/")) {
            return command(connection, message, words);
        }
        if (!words.isBlank()) {
            return of(connection, message, key(message), Kind.TEXT, words);
        }
        return wordless(connection, message);
    }

    private Update command(Connection connection, JsonNode message, String words) {
        var parts = words.split("\\s+", 2);
        var name = parts[0].substring(1).split("@", 2)[0].toLowerCase(Locale.ROOT);
        var rest = parts.length > 1 ? parts[1].strip() : "";
        return switch (name) {
            case "start" -> of(connection, message, key(message), Kind.START, rest);
            case "help" -> of(connection, message, key(message), Kind.HELP, rest);
            case "lang", "language", "til" -> of(connection, message, key(message), Kind.LANGUAGE, rest);
            default -> of(connection, message, key(message), Kind.TEXT, words);
        };
    }

    private Update wordless(Connection connection, JsonNode message) {
        var contact = message.path("contact");
        if (contact.isObject() && number(contact, "user_id") == number(message.path("from"), "id")) {
            return of(connection, message, key(message), Kind.CONTACT, text(contact, "phone_number"));
        }
        return UNREADABLE.stream()
                .filter(message::has)
                .findFirst()
                .map(kind -> of(connection, message, albumKey(message), Kind.UNREADABLE, kind))
                .orElse(Update.OTHER);
    }

    private Update of(Connection connection, JsonNode message, String key, Kind kind, String words) {
        return new Update.Message(
                incoming(
                        connection,
                        key,
                        chat(message),
                        message.path("from"),
                        kind,
                        words,
                        message.path("message_id").asString(""),
                        time(message)),
                null);
    }

    private static String key(JsonNode message) {
        return "m:" + message.path("chat").path("id").asString("") + ":" + message.path("message_id").asString("");
    }

    private static String editKey(JsonNode message) {
        return "e" + key(message).substring(1) + ":" + message.path("edit_date").asString("");
    }

    /** The pictures of one album come as several messages and are one thing. */
    private static String albumKey(JsonNode message) {
        var album = text(message, "media_group_id");
        return album.isEmpty() ? key(message) : "g:" + message.path("chat").path("id").asString("") + ":" + album;
    }

    private static Chat chat(JsonNode message) {
        boolean topic = message.path("is_topic_message").asBoolean(false);
        return new Chat(
                number(message.path("chat"), "id"),
                topic ? number(message, "message_thread_id") : 0,
                number(message.path("from"), "id"));
    }

    private Instant time(JsonNode message) {
        long date = number(message, "date");
        return date > 0 ? Instant.ofEpochSecond(date) : clock.instant();
    }

    // ---- Buttons ----

    private Update callback(Connection connection, JsonNode query) {
        var id = text(query, "id");
        var data = text(query, "data");
        var from = query.path("from");
        var message = query.path("message");
        var place = message.path("chat").path("id").isNumber() ? number(message.path("chat"), "id") : number(from, "id");
        if (id.isEmpty() || data.isBlank() || !from.path("id").isNumber() || from.path("is_bot").asBoolean(false)) {
            return id.isEmpty() ? Update.OTHER : new Update.EmptyCallback(id);
        }
        boolean topic = message.path("is_topic_message").asBoolean(false);
        var chat = new Chat(place, topic ? number(message, "message_thread_id") : 0, number(from, "id"));
        return new Update.Message(
                incoming(
                        connection,
                        "c:" + id,
                        chat,
                        from,
                        Kind.CHOICE,
                        data,
                        message.path("message_id").asString(""),
                        clock.instant()),
                id);
    }

    // ---- Doors ----

    private static Update door(JsonNode change) {
        var chat = change.path("chat");
        var now = text(change.path("new_chat_member"), "status");
        if (!text(chat, "type").equals("private") || !chat.path("id").isNumber()) {
            return Update.OTHER;
        }
        return switch (now) {
            case "kicked", "left" -> new Update.Door(chat.path("id").asString(""), false);
            case "member" -> new Update.Door(chat.path("id").asString(""), true);
            default -> Update.OTHER;
        };
    }

    // ---- All ----

    private static Incoming incoming(
            Connection connection,
            String key,
            Chat chat,
            JsonNode from,
            Kind kind,
            String words,
            String externalId,
            Instant sentAt) {
        return new Incoming(
                connection.account(),
                connection.bot(),
                TelegramChannel.NAME,
                connection.id(),
                key,
                from.path("id").asString(""),
                chat.key(),
                kind,
                words,
                (text(from, "first_name") + " " + text(from, "last_name")).strip(),
                from.has("language_code") ? text(from, "language_code") : null,
                externalId,
                sentAt);
    }

    private static long number(JsonNode node, String name) {
        return node.path(name).asLong(0);
    }

    /** PostgreSQL keeps no zero characters. */
    private static String text(JsonNode node, String name) {
        var value = node.path(name);
        var words = value.isString() ? value.asString() : "";
        return words.indexOf('\0') < 0 ? words : words.replace("\0", "");
    }
}
