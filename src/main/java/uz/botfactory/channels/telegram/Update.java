package uz.botfactory.channels.telegram;

import org.jspecify.annotations.Nullable;
import uz.botfactory.conversations.Incoming;

/** What an update means to us. */
sealed interface Update {

    /** Something a customer sent. @param callback to be answered, when a button was pressed */
    record Message(Incoming incoming, @Nullable String callback) implements Update {}

    /** A button that says nothing to us; Telegram still waits for word. */
    record EmptyCallback(String callback) implements Update {}

    /** A customer shut the door on the bot, or opened it again. */
    record Door(String customerKey, boolean open) implements Update {}

    /** A group has a new number. */
    record Moved(long from, long to) implements Update {}

    /** Nothing we act on. */
    record Other() implements Update {}

    Update OTHER = new Other();
}
