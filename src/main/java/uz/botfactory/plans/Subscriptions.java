package uz.botfactory.plans;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.plans.PlanChange.Kind;
import uz.botfactory.support.Ids;

/**
 * Changes accounts' plans: each change is one line of the account's ledger, written with the account locked, and the rows
 * that follow from it in the same transaction. Every method joins the caller's transaction.
 */
@Component
class Subscriptions {

    private static final Logger LOG = LoggerFactory.getLogger(Subscriptions.class);

    private final PlanBooks books;
    private final Histories histories;
    private final Standings standings;
    private final Catalogue catalogue;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Subscriptions(
            PlanBooks books,
            Histories histories,
            Standings standings,
            Catalogue catalogue,
            Clock clock,
            ApplicationEventPublisher events) {
        this.books = books;
        this.histories = histories;
        this.standings = standings;
        this.catalogue = catalogue;
        this.clock = clock;
        this.events = events;
    }

    /** An account's ledger, locked until the transaction ends. */
    private final class Book {

        private final AccountId account;
        private final List<PlanChange> changes;
        private final List<PlanChange> fresh = new ArrayList<>();
        private Standing standing;

        Book(AccountId account) {
            this.account = account;
            var history = histories.lock(account);
            this.changes = new ArrayList<>(history.changes());
            this.standing = history.standing();
        }

        /** The present moment, never before what stands in the ledger already. */
        Instant now() {
            return standing.seen(clock.instant().truncatedTo(ChronoUnit.MILLIS));
        }

        Optional<PlanChange> find(Predicate<PlanChange> which) {
            return changes.stream().filter(which).findFirst();
        }

        PlanChange write(Entry entry) {
            var change = entry.numbered(account, changes.size() + 1);
            fresh.add(change);
            changes.add(change);
            standing = Ledger.after(standing, change);
            return change;
        }

        /** What came by itself meanwhile stands before what comes now. */
        void catchUp() {
            var now = clock.instant();
            standing.moments().stream()
                    .filter(moment -> !moment.at().isAfter(now))
                    .toList()
                    .forEach(moment -> write(Entry.of(moment)));
        }

        void end(String source, String by, String reason) {
            catchUp();
            var now = now();
            standing.terms().stream()
                    .filter(term -> term.runs(now))
                    .findFirst()
                    .map(term -> Entry.plain(Kind.ENDED, source, now, by, reason, term.plan(), term.version()))
                    .ifPresent(this::write);
        }

        void close() {
            if (!fresh.isEmpty()) {
                books.append(fresh, standing);
                histories.became(account, new Histories.History(List.copyOf(changes), standing));
                standings.changed(account);
            }
        }

        void closeAndTell() {
            close();
            if (!fresh.isEmpty()) {
                events.publishEvent(new PlanChanged(account));
            }
        }
    }

    /** A line before it has its number. */
    private record Entry(
            Kind kind,
            String source,
            Instant at,
            String by,
            String reason,
            String plan,
            int version,
            Instant startsAt,
            Duration length,
            @Nullable Instant until,
            Money paid,
            boolean anew,
            List<PlanChange.Carried> carried) {

        static Entry plain(Kind kind, String source, Instant at, String by, String reason, String plan, int version) {
            return new Entry(
                    kind, source, at, by, reason, plan, version, at, Duration.ZERO, null, Money.nothing(), false, List.of());
        }

        static Entry given(Decision what, String source, Instant at, String by, String reason, Plan plan, Money paid) {
            return new Entry(
                    what.kind(),
                    source,
                    at,
                    by,
                    reason,
                    plan.code(),
                    plan.version(),
                    what.startsAt(),
                    what.length(),
                    what.until(),
                    paid,
                    what.anew(),
                    what.carried());
        }

        static Entry of(Standing.Moment moment) {
            var term = moment.term();
            var kind = moment.begins() ? Kind.BEGAN : Kind.RAN_OUT;
            var source = "moment " + moment.at().toEpochMilli();
            return plain(kind, source, moment.at(), "time", "", term.plan(), term.version());
        }

        Entry during(Duration time) {
            return new Entry(
                    kind, source, at, by, reason, plan, version, startsAt, time, until, paid, anew, carried);
        }

        Entry until(Instant moment) {
            return new Entry(
                    kind, source, at, by, reason, plan, version, startsAt, length, moment, paid, anew, carried);
        }

        PlanChange numbered(AccountId account, int number) {
            return new PlanChange(
                    account, Ids.next(), number, kind, source, at, by, reason, plan, version, startsAt, length, until, paid,
                    anew, carried);
        }
    }

    /** The first time of an account; none when its trial was had already. */
    @Transactional
    void begin(AccountId account, Plan trial, Duration length, String source) {
        var book = new Book(account);
        if (book.find(change -> change.kind() == Kind.TRIAL_BEGUN).isEmpty()) {
            book.write(Entry.plain(Kind.TRIAL_BEGUN, source, book.now(), source, "", trial.code(), trial.version())
                    .during(length));
            book.close();
        }
    }

    @Transactional
    UUID purchase(AccountId account, Plan plan, Duration length, Money paid, String source) {
        return give(
                account, plan, paid, source, source, "",
                (standing, now) -> Decision.purchase(standing, plan, length, now, this::asBought));
    }

    @Transactional
    UUID grant(AccountId account, Plan plan, Duration length, String source, String by, String reason) {
        var time = Duration.ofMillis(length.toMillis());
        return give(
                account, plan, Money.nothing(), source, by, reason,
                (standing, now) -> Decision.grant(standing, plan, time, now));
    }

    @Transactional
    UUID renew(AccountId account, Plan plan, Instant until, Money paid, String source) {
        var end = until.truncatedTo(ChronoUnit.MILLIS);
        return give(
                account, plan, paid, source, source, "",
                (standing, now) -> Decision.renewal(standing, plan, end, now, this::asBought));
    }

    private UUID give(
            AccountId account,
            Plan plan,
            Money paid,
            String source,
            String by,
            String reason,
            BiFunction<Standing, Instant, Decision> decide) {
        var book = new Book(account);
        var earlier = book.find(change -> change.kind().gives() && change.source().equals(source));
        if (earlier.isPresent()) {
            return earlier.get().id();
        }
        book.catchUp();
        var now = book.now();
        boolean silent = !book.changes.isEmpty() && book.standing.running(now).isEmpty();
        var decision = decide.apply(book.standing, now);
        var planned = book.standing;
        var change = book.write(Entry.given(decision, source, now, by, reason, plan, paid));
        decision.dropped().forEach(code -> book.write(dropped(planned, code, change)));
        if (silent && book.standing.running(now).isPresent()) {
            book.write(Entry.plain(Kind.RESUMED, source, now, by, "", plan.code(), plan.version()));
        }
        book.closeAndTell();
        return change.id();
    }

    private static Entry dropped(Standing before, String code, PlanChange because) {
        int version = before.terms().stream()
                .filter(term -> term.plan().equals(code))
                .reduce((one, other) -> other)
                .map(Term::version)
                .orElse(1);
        return Entry.plain(
                Kind.DOWNGRADE_DROPPED, because.source() + " " + code, because.at(), because.by(), "", code, version);
    }

    /** Money went back: the unused time of this source goes too. */
    @Transactional
    void takeBack(AccountId account, String source, String by, String reason) {
        var book = new Book(account);
        var given = book.find(change -> change.kind().gives() && change.source().equals(source));
        boolean again = book.find(change -> change.kind() == Kind.TAKEN_BACK && change.source().equals(source)).isPresent();
        if (given.isEmpty() || again) {
            LOG.info("Nothing to take back from account {} for {}, again: {}", account, source, again);
            return;
        }
        book.catchUp();
        var now = book.now();
        var unused = book.standing.terms().stream()
                .filter(term -> term.source().equals(source))
                .map(term -> term.rest(now))
                .reduce(Duration.ZERO, Duration::plus);
        book.write(Entry.plain(Kind.TAKEN_BACK, source, now, by, reason, given.get().plan(), given.get().version())
                .during(unused));
        book.closeAndTell();
    }

    /** The company's payment is on its way; nobody is told that the plan goes on without it. */
    @Transactional
    void awaitPayment(AccountId account, String source, Instant until) {
        goOnUnpaid(Kind.AWAITED, account, source, until);
    }

    /** The company's payment did not come; the plan goes on until then, unless it was paid or ended meanwhile. */
    @Transactional
    void pastDue(AccountId account, String source, Instant until) {
        goOnUnpaid(Kind.PAST_DUE, account, source, until);
    }

    private void goOnUnpaid(Kind kind, AccountId account, String source, Instant until) {
        var book = new Book(account);
        boolean known = book.find(change -> change.source().equals(source)
                        && (change.kind().gives() || change.kind() == Kind.PAST_DUE || change.kind() == kind))
                .isPresent();
        book.catchUp();
        var now = book.now();
        var last = book.standing.at(now);
        if (!known && last != null && !book.standing.stopped() && now.isBefore(until)) {
            boolean silent = !last.runs(now);
            book.write(Entry.plain(kind, source, now, source, "", last.plan(), last.version())
                    .until(until.truncatedTo(ChronoUnit.MILLIS)));
            if (silent) {
                book.write(Entry.plain(Kind.RESUMED, source, now, source, "", last.plan(), last.version()));
            }
        }
        book.closeAndTell();
    }

    /** Ends everything now; ending again changes nothing. */
    @Transactional
    void end(AccountId account, String source, String by, String reason) {
        var book = new Book(account);
        book.end(source, by, reason);
        book.closeAndTell();
    }

    /** The account is gone: its history stays, nobody is told. */
    @Transactional
    void retire(AccountId account) {
        var book = new Book(account);
        book.end("account deleted", "account deleted", "");
        book.close();
    }

    /** Writes down what began or ended by itself, and announces it, once. */
    @Transactional
    void catchUp(AccountId account) {
        var book = new Book(account);
        book.catchUp();
        book.closeAndTell();
    }

    private Plan asBought(Term term) {
        return catalogue.get(term.plan(), term.version());
    }
}
