package uz.botfactory.conversations;

import uz.botfactory.accounts.AccountId;
import uz.botfactory.bots.BotId;

/** A customer asked for a person; the bot goes on answering until somebody takes over. */
public record PersonWanted(AccountId account, BotId bot, ConversationId conversation) {}
