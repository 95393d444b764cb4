package uz.botfactory.payments;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import uz.botfactory.accounts.AuditTrail;
import uz.botfactory.support.SettingsStore;

/** Looks every night whether the books agree, and says so where staff see it. */
@Component
class NightlyCheck {

    private static final Logger LOG = LoggerFactory.getLogger(NightlyCheck.class);
    private static final String RESULT = "payments.books";

    /** What was found, and when. */
    record Result(@Nullable Instant checkedAt, List<String> disagreements) {}

    private final Agreement agreement;
    private final SettingsStore settings;
    private final AuditTrail audit;
    private final Clock clock;

    NightlyCheck(Agreement agreement, SettingsStore settings, AuditTrail audit, Clock clock) {
        this.agreement = agreement;
        this.settings = settings;
        this.audit = audit;
        this.clock = clock;
    }

    /** Checks now. */
    Result run() {
        var found = agreement.disagreements(null);
        var result = new Result(clock.instant(), found);
        settings.put(RESULT, result);
        if (!found.isEmpty()) {
            found.forEach(one -> LOG.error("The books do not agree. {}", one));
            audit.record(null, null, "books.disagree", "ledger", Map.of("count", String.valueOf(found.size())));
        }
        return result;
    }

    /** What the last check found. */
    Result last() {
        return settings.get(RESULT, Result.class, new Result(null, List.of()));
    }
}
