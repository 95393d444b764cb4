package uz.botfactory.conversations;

import uz.botfactory.accounts.AccountId;

/** A person of the business wrote to a customer; the words are stored "to send" and {@link Conversations#answer} hands them out. */
public record PersonReplied(AccountId account, ConversationId conversation) {}
