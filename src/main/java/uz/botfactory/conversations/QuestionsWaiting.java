package uz.botfactory.conversations;

import java.util.List;
import uz.botfactory.accounts.AccountId;

/** Questions that had to wait may be answered now. Announced within the transaction that opened them again. */
public record QuestionsWaiting(AccountId account, List<ConversationId> conversations) {}
