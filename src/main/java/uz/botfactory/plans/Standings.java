package uz.botfactory.plans;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.UUID;
import org.springframework.stereotype.Component;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.support.Notices;

/** Where accounts stand, remembered; a change is seen by all processes. */
@Component
class Standings {

    private static final String TOPIC = "plans.account";

    private final PlanBooks books;
    private final Notices notices;
    private final Cache<AccountId, Standing> known =
            Caffeine.newBuilder().maximumSize(20_000).expireAfterWrite(Duration.ofMinutes(5)).build();

    Standings(PlanBooks books, Notices notices) {
        this.books = books;
        this.notices = notices;
        notices.listen(TOPIC, this::forget);
    }

    Standing of(AccountId account) {
        return known.get(account, books::projected);
    }

    /** To be called in the transaction that changed it. */
    void changed(AccountId account) {
        notices.publish(TOPIC, account.toString());
        Commits.after(() -> known.invalidate(account));
    }

    private void forget(String account) {
        if (account.equals(Notices.EVERYTHING)) {
            known.invalidateAll();
        } else {
            known.invalidate(new AccountId(UUID.fromString(account)));
        }
    }
}
