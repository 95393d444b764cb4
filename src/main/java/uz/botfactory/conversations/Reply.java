package uz.botfactory.conversations;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.bots.BotId;

/**
 * Words for a customer, stored and waiting to be sent.
 *
 * @param text plain text of any length; splitting it is the channel's business
 * @param answersExternalId the customer's message it answers, in the channel's own words
 * @param maybeSentBefore it was being sent when something broke off, and nobody knows whether it arrived
 */
public record Reply(
        UUID id,
        AccountId account,
        BotId bot,
        ConversationId conversation,
        String channel,
        UUID connection,
        String conversationKey,
        String text,
        List<List<Button>> buttons,
        @Nullable String answersExternalId,
        boolean maybeSentBefore) {}
