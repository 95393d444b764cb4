package uz.botfactory.channels.telegram;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import uz.botfactory.channels.Connection;
import uz.botfactory.channels.Intake;
import uz.botfactory.conversations.Conversations;

/** Lets updates in, whichever way they came. */
@Component
class TelegramUpdates {

    private final TelegramUpdateReader reader;
    private final Intake intake;
    private final Conversations conversations;
    private final MovedChats moved;

    TelegramUpdates(TelegramUpdateReader reader, Intake intake, Conversations conversations, MovedChats moved) {
        this.reader = reader;
        this.intake = intake;
        this.conversations = conversations;
        this.moved = moved;
    }

    /** Stores what the update says; only then may Telegram be told. Gives the callback that waits for an answer. */
    @Nullable String accept(Connection connection, JsonNode update) {
        var read = reader.read(connection, update);
        if (read instanceof Update.Message message) {
            intake.accept(message.incoming());
            return message.callback();
        }
        return note(connection, read);
    }

    private @Nullable String note(Connection connection, Update update) {
        switch (update) {
            case Update.Door door when !door.open() ->
                conversations.customerLeft(
                        connection.account(), connection.bot(), connection.id(), door.customerKey());
            // Whoever comes back will write, and is welcome then.
            case Update.Door door -> {}
            case Update.Moved change -> moved.to(connection, change.from(), change.to());
            case Update.EmptyCallback empty -> {
                return empty.callback();
            }
            case Update.Message message -> throw new IllegalArgumentException("A message is accepted, not noted");
            case Update.Other other -> {}
        }
        return null;
    }

    /** The same for several that came together; neighbours share a commit. Gives the callbacks that wait for an answer. */
    List<String> acceptAll(Connection connection, List<JsonNode> several) {
        var read = several.stream().map(update -> reader.read(connection, update)).toList();
        intake.acceptAll(read.stream()
                .filter(Update.Message.class::isInstance)
                .map(update -> ((Update.Message) update).incoming())
                .toList());
        return read.stream()
                .map(update -> update instanceof Update.Message message
                        ? message.callback()
                        : note(connection, update))
                .filter(Objects::nonNull)
                .toList();
    }
}
