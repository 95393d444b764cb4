package uz.botfactory.knowledge;

import uz.botfactory.accounts.AccountId;
import uz.botfactory.bots.BotId;

/** A document of the bot became ready, was replaced or removed; published in the transaction that did it. */
public record KnowledgeChanged(AccountId account, BotId bot) {}
