package uz.botfactory.notifications;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import uz.botfactory.accounts.Account;
import uz.botfactory.accounts.Accounts;
import uz.botfactory.notifications.NoticeBook.Told;
import uz.botfactory.payments.Renewals;
import uz.botfactory.plans.PlanWatch;
import uz.botfactory.plans.PlanWatch.Stretch;
import uz.botfactory.plans.Plans;

/** Reminds owners of the end of their plan; what must be said when is worked out anew each time from the plan itself. */
@Component
class Reminders {

    private static final Logger LOG = LoggerFactory.getLogger(Reminders.class);
    private static final Duration AHEAD = Duration.ofDays(4);
    private static final Duration REMEMBERED = Duration.ofDays(30);
    private static final Kind[] KINDS = {
        Kind.TRIAL_SOON, Kind.TRIAL_LAST_DAY, Kind.TRIAL_ENDED,
        Kind.PLAN_3_DAYS, Kind.PLAN_1_DAY, Kind.PLAN_LAST_DAY, Kind.PLAN_ENDED
    };

    private final PlanWatch watch;
    private final Plans plans;
    private final Renewals renewals;
    private final Accounts accounts;
    private final NoticeBook book;
    private final Telling telling;
    private final Written written;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Reminders(
            PlanWatch watch,
            Plans plans,
            Renewals renewals,
            Accounts accounts,
            NoticeBook book,
            Telling telling,
            Written written,
            TransactionTemplate transaction,
            Clock clock) {
        this.watch = watch;
        this.plans = plans;
        this.renewals = renewals;
        this.accounts = accounts;
        this.book = book;
        this.telling = telling;
        this.written = written;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Tells everybody what is due. */
    void run() {
        var now = clock.instant();
        var told = book.toldSince(now.minus(REMEMBERED), KINDS);
        for (var stretch : watch.endingBetween(now.minus(Moments.NEWS_OF_THE_END), now.plus(AHEAD))) {
            try {
                accounts.find(stretch.account()).ifPresent(account -> remind(account, stretch, told, now));
            } catch (RuntimeException e) {
                LOG.error("The owner of {} could not be reminded", stretch.account(), e);
            }
        }
    }

    private void remind(Account account, Stretch stretch, Set<Told> told, Instant now) {
        moments(stretch, account)
                .due(now)
                .filter(moment -> !told.contains(
                        new Told(account.id().value(), moment.kind().code(), occasion(stretch))))
                .ifPresent(moment -> transaction.executeWithoutResult(status -> tell(account, stretch)));
    }

    /** The plan may have been extended since the list was read. */
    private void tell(Account account, Stretch seen) {
        if (!watch.last(account.id()).filter(seen::equals).isPresent()) {
            return;
        }
        var moments = moments(seen, account);
        moments.due(clock.instant()).ifPresent(moment -> telling.tell(
                new Notice(
                        accounts.owner(account.id()),
                        account.id(),
                        moment.kind(),
                        occasion(seen),
                        values(account, seen),
                        "/plan"),
                moments.before(moment)));
    }

    /** Whoever stopped the renewal is reminded like those who never had one. */
    private Moments moments(Stretch stretch, Account account) {
        boolean goesOn = stretch.renews() && renewals.goOn(account.id());
        return Moments.of(
                new Stretch(stretch.account(), stretch.plan(), stretch.startsAt(), stretch.endsAt(), goesOn), account.zone());
    }

    private Map<String, String> values(Account account, Stretch stretch) {
        var owner = accounts.owner(account.id());
        var plan = plans.plan(stretch.plan()).map(one -> one.name(owner.language())).orElse(stretch.plan());
        return Map.of("plan", plan, "date", written.dateTime(owner, stretch.endsAt()));
    }

    private static String occasion(Stretch stretch) {
        return "end " + stretch.endsAt();
    }
}
