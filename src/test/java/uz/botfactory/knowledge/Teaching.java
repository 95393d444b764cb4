package uz.botfactory.knowledge;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.bots.BotId;
import uz.botfactory.support.Ids;

/** Lets a bot know something at once, for tests that are not about documents. */
@Component
public class Teaching {

    private final PassageRows passages;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;

    Teaching(PassageRows passages, TransactionTemplate transaction, JdbcClient jdbc) {
        this.passages = passages;
        this.transaction = transaction;
        this.jdbc = jdbc;
    }

    /** One more document of one passage. */
    public void teach(AccountId account, BotId bot, String heading, String text) {
        var document = Ids.next();
        transaction.executeWithoutResult(status -> {
            store(account, bot, document, heading);
            passages.replace(account, bot, document, List.of(new PassageDraft(heading, text)));
        });
    }

    private void store(AccountId account, BotId bot, UUID document, String name) {
        jdbc.sql("""
                        insert into document (account_id, id, bot_id, name, kind, status, answers, passages, size, created_at, updated_at)
                        values (:account, :id, :bot, :name, 'txt', 'ready', true, 1, 1, now(), now())
                        """)
                .param("account", account.value())
                .param("id", document)
                .param("bot", bot.value())
                .param("name", name + ".txt")
                .update();
    }
}
