package uz.botfactory.conversations.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uz.botfactory.conversations.Button;

/**
 * The owner talks to the bot.
 *
 * @param greeting what the bot would say first; shown while nothing was said
 * @param error key of the text that says why a message was not taken
 */
public record ChatPage(
        String botId,
        String greeting,
        List<Button> starters,
        boolean fresh,
        List<Bubble> bubbles,
        @Nullable String typed,
        @Nullable String error) {}
