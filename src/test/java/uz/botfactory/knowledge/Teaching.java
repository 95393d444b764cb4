package uz.botfactory.knowledge;

import java.util.List;
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

    Teaching(PassageRows passages, TransactionTemplate transaction) {
        this.passages = passages;
        this.transaction = transaction;
    }

    /** One more document of one passage. */
    public void teach(AccountId account, BotId bot, String heading, String text) {
        transaction.executeWithoutResult(status ->
                passages.replace(account, bot, Ids.next(), List.of(new PassageDraft(heading, text))));
    }
}
