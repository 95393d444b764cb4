package uz.botfactory.conversations;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.bots.BotId;

/** The people who write to the bots of a business. */
@Service
class Customers {

    private final JdbcClient jdbc;
    private final Clock clock;

    Customers(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The customer cannot be reached any more; writing again brings them back. */
    void gone(AccountId account, ConversationId conversation) {
        jdbc.sql("""
                        update customer set gone_at = :now
                        where account_id = :account and id = (
                            select customer_id from conversation where account_id = :account and id = :conversation)
                        """)
                .param("now", Timestamp.from(clock.instant()))
                .param("account", account.value())
                .param("conversation", conversation.value())
                .update();
    }

    /** The same, of somebody the channel names. */
    void left(AccountId account, BotId bot, UUID connection, String customerKey) {
        jdbc.sql("""
                        update customer set gone_at = :now
                        where account_id = :account and bot_id = :bot and connection = :connection and customer_key = :customer
                        """)
                .param("now", Timestamp.from(clock.instant()))
                .param("account", account.value())
                .param("bot", bot.value())
                .param("connection", connection)
                .param("customer", customerKey)
                .update();
    }

    /** The customer wants to be answered in this language from now on. */
    void speaks(AccountId account, ConversationId conversation, Tongue tongue) {
        jdbc.sql("""
                        update customer set language = :language, script = :script, chosen = true
                        where account_id = :account and id = (
                            select customer_id from conversation where account_id = :account and id = :conversation)
                        """)
                .param("language", tongue.language().name())
                .param("script", tongue.script().name())
                .param("account", account.value())
                .param("conversation", conversation.value())
                .update();
    }
}
