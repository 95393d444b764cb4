package uz.botfactory.channels;

import java.util.List;
import java.util.stream.Gatherers;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.channels.LaneTable.Key;
import uz.botfactory.conversations.ConversationId;
import uz.botfactory.conversations.PersonReplied;
import uz.botfactory.conversations.QuestionsWaiting;

/** Wakes lanes for what was not brought by a channel: a person's reply, questions that may be answered now. */
@Component
class NewsFromWithin {

    private final Lanes lanes;

    NewsFromWithin(Lanes lanes) {
        this.lanes = lanes;
    }

    @EventListener
    void on(PersonReplied event) {
        wake(event.account(), List.of(event.conversation()));
    }

    @EventListener
    void on(QuestionsWaiting event) {
        event.conversations().stream()
                .gather(Gatherers.windowFixed(1_000))
                .forEach(some -> wake(event.account(), some));
    }

    private void wake(AccountId account, List<ConversationId> conversations) {
        var stored = lanes.store(conversations.stream()
                .map(conversation -> new Lanes.News(new Key(account, conversation), null))
                .toList());
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            lanes.announce(stored);
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                if (status == STATUS_COMMITTED) {
                    lanes.announce(stored);
                } else {
                    lanes.forget(stored);
                }
            }
        });
    }
}
