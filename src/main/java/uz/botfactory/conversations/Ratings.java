package uz.botfactory.conversations;

import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import uz.botfactory.accounts.AccountId;

/** Thumbs up or down for one answer; the last one counts. */
final class Ratings {

    private Ratings() {}

    static Consumer<JdbcClient> rate(AccountId account, ConversationId conversation, String reply, int thumb) {
        return jdbc -> jdbc.sql("""
                        update message set rating = :thumb
                        where account_id = :account and conversation_id = :conversation and id::text = :reply and side = 'BOT'
                        """)
                .param("thumb", thumb)
                .param("account", account.value())
                .param("conversation", conversation.value())
                .param("reply", reply)
                .update();
    }
}
