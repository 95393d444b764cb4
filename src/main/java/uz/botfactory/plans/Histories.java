package uz.botfactory.plans;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import uz.botfactory.accounts.AccountId;

/**
 * The ledgers of accounts whose plan changed lately. What is committed there never changes, so only what was added since
 * has to be read.
 */
@Component
class Histories {

    private final PlanBooks books;
    private final Cache<AccountId, History> known =
            Caffeine.newBuilder().maximumSize(500).expireAfterAccess(Duration.ofMinutes(10)).build();

    Histories(PlanBooks books) {
        this.books = books;
    }

    /** All changes of an account and what they come to. */
    record History(List<PlanChange> changes, Standing standing) {

        static final History NONE = new History(List.of(), Standing.NONE);

        History and(List<PlanChange> later) {
            var all = new ArrayList<>(changes);
            all.addAll(later);
            var after = standing;
            for (var change : later) {
                after = Ledger.after(after, change);
            }
            return new History(List.copyOf(all), after);
        }
    }

    /** As it stands now; nobody else changes it until the transaction ends. */
    History lock(AccountId account) {
        var before = known.get(account, one -> History.NONE);
        var later = books.lock(account, before.changes().size());
        return later.isEmpty() ? before : before.and(later);
    }

    /** To be called in the transaction that made it so; remembered once it is committed. */
    void became(AccountId account, History history) {
        Commits.after(() -> known.asMap().merge(account, history, Histories::longer));
    }

    private static History longer(History one, History other) {
        return one.changes().size() > other.changes().size() ? one : other;
    }
}
