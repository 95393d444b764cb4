package uz.botfactory.conversations;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.bots.BotId;

/**
 * One thing that a customer sent, as its channel understood it.
 *
 * @param channel telegram, web, test or api; conversations never acts on it beyond counting and rules about choices
 * @param connection which of the bot's connections it came through
 * @param eventKey what makes it once-only within the connection
 * @param customerKey who wrote, in the channel's own words
 * @param conversationKey where it was written; opaque here, handed back on delivery
 * @param text the words, a button's payload, a contact's phone number, or what kind of thing could not be read
 * @param languageHint what the channel believes the customer's language to be, such as "ru"
 * @param externalId the channel's id of the message, so that a reply can refer to it and an edit be recognised
 */
public record Incoming(
        AccountId account,
        BotId bot,
        String channel,
        UUID connection,
        String eventKey,
        String customerKey,
        String conversationKey,
        Kind kind,
        String text,
        String customerName,
        @Nullable String languageHint,
        String externalId,
        Instant sentAt) {

    /** What it is. */
    public enum Kind {
        TEXT,
        /** An earlier message with new words; externalId is the earlier one's. */
        EDIT,
        START,
        HELP,
        LANGUAGE,
        /** A button was pressed; the text is its payload. */
        CHOICE,
        /** A voice note, photo, sticker …; the text says which. */
        UNREADABLE,
        /** A phone number was shared; the text is the number. */
        CONTACT
    }
}
