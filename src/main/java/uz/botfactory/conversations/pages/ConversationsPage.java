package uz.botfactory.conversations.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The conversations of a bot; beside them the one that is open, if any. */
public record ConversationsPage(
        String botId,
        String query,
        String channel,
        List<String> channels,
        List<Row> rows,
        @Nullable String next,
        @Nullable Row open,
        List<Bubble> bubbles,
        @Nullable String earlier) {}
