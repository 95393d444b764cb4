package uz.botfactory.plans;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.support.SettingsStore;

/** Computes all plans anew from their ledgers and compares them with the rows that the product works with. */
@Service
public class LedgerCheck {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerCheck.class);
    private static final String SETTING = "plans.ledger-check";
    private static final int AT_A_TIME = 500;
    private static final int MOST_NAMED = 100;

    /**
     * @param accounts how many were looked at
     * @param differing how many of them differ
     * @param named the ids of the first of those
     */
    public record Result(Instant at, int accounts, int differing, List<String> named) {}

    private static final Result NEVER = new Result(Instant.EPOCH, 0, 0, List.of());

    private final PlanBooks books;
    private final SettingsStore settings;
    private final TransactionTemplate transaction;
    private final Clock clock;

    LedgerCheck(PlanBooks books, SettingsStore settings, TransactionTemplate transaction, Clock clock) {
        this.books = books;
        this.settings = settings;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** What the last check found; empty before the first. */
    public Optional<Result> last() {
        var result = settings.get(SETTING, Result.class, NEVER);
        return result.equals(NEVER) ? Optional.empty() : Optional.of(result);
    }

    /** Checks all accounts now and keeps the result. */
    public Result run() {
        int looked = 0;
        var differing = new ArrayList<AccountId>();
        for (var batch = books.accounts(new UUID(0, 0), AT_A_TIME);
                !batch.isEmpty();
                batch = books.accounts(batch.getLast().value(), AT_A_TIME)) {
            looked += batch.size();
            batch.stream().filter(this::differs).forEach(differing::add);
        }
        return keep(new Result(
                clock.instant(),
                looked,
                differing.size(),
                differing.stream().limit(MOST_NAMED).map(AccountId::toString).toList()));
    }

    /** Whether the account's rows are not what its ledger comes to. */
    boolean differs(AccountId account) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            var computed = Ledger.fold(books.lock(account, 0));
            var kept = books.projected(account);
            return !computed.terms().equals(kept.terms())
                    || !computed.changedAt().equals(kept.changedAt())
                    || !Objects.equals(computed.late(), kept.late());
        }));
    }

    private Result keep(Result result) {
        settings.put(SETTING, result);
        if (result.differing() == 0) {
            LOG.info("All {} plans are what their ledgers say", result.accounts());
        } else {
            LOG.error("{} of {} plans differ from their ledgers: {}", result.differing(), result.accounts(), result.named());
        }
        return result;
    }
}
