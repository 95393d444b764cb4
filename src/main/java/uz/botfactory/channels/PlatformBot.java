package uz.botfactory.channels;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uz.botfactory.accounts.UserId;

/** The platform's own Telegram bot, which tells people what they asked to be told. Thread-safe. */
public interface PlatformBot {

    /** Whether this platform has one (TELEGRAM_BOT_TOKEN). */
    boolean exists();

    /**
     * An address that leads the person into the bot and links the chat to them: it works once and for half an hour. Empty
     * without a bot, and until Telegram told how the bot is called.
     */
    Optional<String> invitation(UserId person);

    /** The chat that is linked to this person. */
    Optional<Link> linked(UserId person);

    /** Nothing more is told to the person there. Repeating changes nothing. */
    void unlink(UserId person);

    /**
     * Puts the message on its way to the person's chat, within the caller's transaction: it is sent soon and at most once.
     * False when no chat is linked.
     */
    boolean tell(UserId person, Message message);

    /** @param name what Telegram calls the person behind the chat */
    record Link(String name, Instant since) {}

    /**
     * @param text plain, at most 4,000 characters
     * @param button words on a button; null without one
     * @param address where the button leads
     * @param quiet it arrives without a sound
     */
    record Message(String text, @Nullable String button, @Nullable String address, boolean quiet) {}
}
