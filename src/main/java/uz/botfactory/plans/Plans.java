package uz.botfactory.plans;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.accounts.Accounts;
import uz.botfactory.support.Ids;
import uz.botfactory.support.Notices;
import uz.botfactory.support.Problem;

/**
 * What every account may use, how much of it is left, and until when. The only place that knows plan limits: a thing is
 * made or an answer is given only after one of these methods agreed. Thread-safe.
 */
@Service
public class Plans {

    static final long TEST_ANSWERS_A_DAY = 200;

    private static final String TOPIC = "plans.account";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Catalogue catalogue;
    private final Spent spent;
    private final Accounts accounts;
    private final Notices notices;
    private final ApplicationEventPublisher events;
    private final Cache<AccountId, Terms> known =
            Caffeine.newBuilder().maximumSize(20_000).expireAfterWrite(Duration.ofMinutes(5)).build();

    Plans(
            JdbcClient jdbc,
            Clock clock,
            Catalogue catalogue,
            Spent spent,
            Accounts accounts,
            Notices notices,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.catalogue = catalogue;
        this.spent = spent;
        this.accounts = accounts;
        this.notices = notices;
        this.events = events;
        notices.listen(TOPIC, this::forget);
    }

    /** The plans that everybody may see, in the order they are shown. */
    public List<Plan> catalogue() {
        return catalogue.all().values().stream().filter(Plan::visible).toList();
    }

    /** All plans, the hidden ones too. */
    public List<Plan> all() {
        return List.copyOf(catalogue.all().values());
    }

    /** The plan of this code, hidden or not. */
    public Optional<Plan> plan(String code) {
        return catalogue.find(code);
    }

    /** The plan as it was in that version. */
    public Plan plan(String code, int version) {
        return catalogue.get(code, version);
    }

    /** What the account may use now. Read from memory, so it may be asked for every message. */
    public CurrentPlan of(AccountId account) {
        var now = clock.instant();
        var term = terms(account).at(now);
        if (term == null) {
            throw new IllegalStateException("Account " + account + " never had a plan");
        }
        var plan = catalogue.get(term.plan());
        return new CurrentPlan(
                plan.code(),
                status(account, plan, term, now),
                term.endsAt(),
                plan.channels(),
                plan.languages(),
                plan.modelClass(),
                plan.features(),
                plan.limits());
    }

    /** The plan that begins when the present one ends, when one was chosen. */
    public Optional<Plan> following(AccountId account) {
        return terms(account).following(clock.instant()).map(term -> catalogue.get(term.plan()));
    }

    /**
     * Throws {@link LimitReached} unless the account may own one more than it has. Call it in the transaction that makes
     * the thing. Two at the same moment could both count the same; {@link #requireRoomFor(Limit, AccountId, LongSupplier)}
     * lets only one of them count at a time.
     */
    public void requireRoomFor(Limit limit, AccountId account, long have) {
        var granted = requireRunning(account).limits().get(limit);
        if (granted != null && have >= granted) {
            throw LimitReached.of(limit, granted);
        }
    }

    /** The same; counts only after all others who make such a thing for this account have committed. */
    @Transactional
    public void requireRoomFor(Limit limit, AccountId account, LongSupplier count) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:what, 0))")
                .param("what", "plans." + limit + "." + account)
                .query(row -> {});
        requireRoomFor(limit, account, count.getAsLong());
    }

    /** Throws {@link LimitReached} when the plan does not run or nothing of this is left in the present window; spends nothing. */
    public void requireLeft(Limit limit, AccountId account) {
        requireRunning(account);
        var usage = usage(account, limit);
        if (usage.granted() != null && usage.used() >= usage.granted()) {
            throw LimitReached.of(limit, usage.granted());
        }
    }

    /** Throws {@link LimitReached} unless the running plan has this feature. */
    public void require(Feature feature, AccountId account) {
        if (!requireRunning(account).has(feature)) {
            throw LimitReached.without(feature);
        }
    }

    /** Throws {@link LimitReached} unless the running plan opens this channel. */
    public void requireChannel(String channel, AccountId account) {
        if (!requireRunning(account).allowsChannel(channel)) {
            throw LimitReached.withoutChannel(channel);
        }
    }

    /** Uses up one, durably; the same key again is granted and counts nothing. Joins the caller's transaction. */
    @Transactional
    public Spending spend(Limit limit, AccountId account, String key) {
        return spendAll(List.of(new Spend(limit, account, key))).getFirst();
    }

    /** Uses up many for many accounts, in at most three statements; the outcomes stand in the order of the wishes. */
    @Transactional
    public List<Spending> spendAll(List<Spend> wishes) {
        var now = clock.instant();
        var outcomes = new Spending[wishes.size()];
        var counted = new ArrayList<Spent.Wish>();
        var limited = new ArrayList<Spent.Wish>();
        var places = new ArrayList<Integer>();
        for (int i = 0; i < wishes.size(); i++) {
            var wish = rules(wishes.get(i), now);
            if (wish == null) {
                outcomes[i] = Spending.PLAN_ENDED;
            } else if (wish.granted() == null) {
                counted.add(wish);
                outcomes[i] = Spending.GRANTED;
            } else {
                limited.add(wish);
                places.add(i);
            }
        }
        spent.add(counted);
        var taken = spent.take(limited);
        for (int i = 0; i < limited.size(); i++) {
            outcomes[places.get(i)] = taken.get(i) ? Spending.GRANTED : usedUp(limited.get(i));
        }
        return Arrays.asList(outcomes);
    }

    /** How much of a used-up thing is used in the present window. Owned things are counted by who owns them. */
    public Usage usage(AccountId account, Limit limit) {
        var now = clock.instant();
        var term = terms(account).at(now);
        if (term == null) {
            return new Usage(0, 0L, null);
        }
        var plan = catalogue.get(term.plan());
        var granted = plan.granted(limit);
        var window = window(limit, plan, term, now);
        return granted == null
                ? new Usage(spent.since(account, limit, window.start()), null, null)
                : new Usage(Math.min(granted, spent.sum(account, limit, window.start())), granted, window.end());
    }

    /**
     * Gives the account this plan from now on for one period, or extends it by one when it is the present plan. What was
     * planned to follow is dropped.
     *
     * @param by who decided, for the history: an admin's id, an order
     */
    @Transactional
    public void assign(AccountId account, String planCode, Period period, String by) {
        var plan = require(planCode);
        var now = clock.instant();
        var running = lockedTerms(account).running(now);
        if (running.isPresent() && running.get().plan().equals(planCode)) {
            extend(running.get(), period.length(), Money.nothing());
        } else {
            begin(account, plan.code(), now, period.length(), Money.nothing(), by);
        }
        changed(account);
    }

    /**
     * Gives the account what it paid for. The present plan is extended; a dearer one begins at once and what is left of
     * the old one (the rest of a trial, or the unused money in the same currency) becomes days of it; a cheaper one
     * begins when the present one ends.
     */
    @Transactional
    public UUID purchase(AccountId account, Plan plan, Period period, Money paid, String source) {
        var now = clock.instant();
        var terms = lockedTerms(account);
        var running = terms.running(now);
        if (running.isEmpty()) {
            begin(account, plan.code(), now, period.length(), paid, source);
        } else {
            purchase(terms, running.get(), plan, period, paid, source, now);
        }
        changed(account);
        return Ids.next();
    }

    /** Gives this plan for so long without money. */
    @Transactional
    public UUID grant(AccountId account, Plan plan, Duration length, String by, String reason) {
        var now = clock.instant();
        var running = lockedTerms(account).running(now);
        if (running.isPresent() && running.get().plan().equals(plan.code())) {
            extend(running.get(), length, Money.nothing());
        } else {
            begin(account, plan.code(), now, length, Money.nothing(), by);
        }
        changed(account);
        return Ids.next();
    }

    /** Gives this plan for one period without money. */
    @Transactional
    public UUID grant(AccountId account, Plan plan, Period period, String by, String reason) {
        return grant(account, plan, period.length(), by, reason);
    }

    /** Makes the paid time of this source reach to that moment. */
    @Transactional
    public UUID renew(AccountId account, Plan plan, Instant until, Money paid, String source) {
        var now = clock.instant();
        var running = lockedTerms(account).running(now);
        if (running.isPresent() && running.get().plan().equals(plan.code())) {
            if (running.get().endsAt().isBefore(until)) {
                extend(running.get(), Duration.between(running.get().endsAt(), until), paid);
            }
        } else {
            begin(account, plan.code(), now, Duration.between(now, until), paid, source);
        }
        changed(account);
        return Ids.next();
    }

    /** Takes back what is not used yet of the time that this source gave; again changes nothing. */
    @Transactional
    public void takeBack(AccountId account, String source, String by, String reason) {
        jdbc.sql("update plan_term set ends_at = greatest(starts_at, :now) where account_id = :account and given_by = :source and ends_at > :now")
                .param("now", Timestamp.from(clock.instant()))
                .param("account", account.value())
                .param("source", source)
                .update();
        changed(account);
    }

    /** The payment that should have prolonged it failed: it keeps running until then. */
    @Transactional
    public void pastDue(AccountId account, String source, Instant until) {
        lockedTerms(account).running(clock.instant()).filter(term -> term.endsAt().isBefore(until)).ifPresent(term ->
                extend(term, Duration.between(term.endsAt(), until), Money.nothing()));
        changed(account);
    }

    /** All that ever happened to the account's plan, oldest first. */
    public List<PlanChange> history(AccountId account) {
        return List.of();
    }

    private void purchase(Terms terms, Term old, Plan plan, Period period, Money paid, String by, Instant now) {
        if (old.plan().equals(plan.code())) {
            extend(old, period.length(), paid);
        } else if (old.plan().equals(Plan.TRIAL)) {
            begin(old.account(), plan.code(), now, period.length().plus(old.rest(now)), paid, by);
        } else if (cheaper(plan, catalogue.get(old.plan()))) {
            follow(terms, plan, period, paid, by);
        } else {
            begin(old.account(), plan.code(), now, period.length().plus(worth(terms, plan, now)), paid, by);
        }
    }

    /** Ends the account's plan now; its bots fall silent. Ending twice changes nothing. */
    @Transactional
    public void end(AccountId account) {
        var now = clock.instant();
        if (lockedTerms(account).running(now).isEmpty()) {
            return;
        }
        cutShort(account, now);
        jdbc.sql("update plan_term set end_announced = true where account_id = :account and ends_at <= :now")
                .param("account", account.value())
                .param("now", Timestamp.from(now))
                .update();
        changed(account);
    }

    /** When the present term began and ends; empty for an account that never had one. */
    public Optional<Instant> since(AccountId account) {
        return Optional.ofNullable(terms(account).at(clock.instant())).map(Term::startsAt);
    }

    /** When the last of the account's terms ends, read from the database: right also within the transaction that changes it. */
    public Instant paidUntil(AccountId account) {
        return read(account).all().getLast().endsAt();
    }

    /** Announces every plan that ended or began since the last time, and every used-up window that began anew. */
    @Transactional
    void announceWhatPassed() {
        var now = Timestamp.from(clock.instant());
        var turned = new LinkedHashSet<AccountId>();
        for (var what : List.of("end", "start")) {
            jdbc.sql("update plan_term set %1$s_announced = true where not %1$s_announced and %1$ss_at <= :now returning account_id"
                            .formatted(what))
                    .param("now", now)
                    .query((row, n) -> new AccountId(row.getObject(1, UUID.class)))
                    .list()
                    .forEach(turned::add);
        }
        turned.addAll(spent.refilled(clock.instant()));
        turned.forEach(this::changed);
    }

    /** The free days that every account begins with, unless this phone already had them. */
    void beginTrial(AccountId account, Duration length) {
        begin(account, Plan.TRIAL, clock.instant(), length, Money.nothing(), "registration");
    }

    void purge(AccountId account) {
        spent.purge(account);
        jdbc.sql("delete from plan_term where account_id = :account")
                .param("account", account.value())
                .update();
        forgetAtCommit(account);
    }

    private CurrentPlan requireRunning(AccountId account) {
        var plan = of(account);
        if (plan.status() == PlanStatus.BANNED) {
            throw LimitReached.banned();
        }
        if (!plan.runs(clock.instant())) {
            throw LimitReached.ended();
        }
        return plan;
    }

    private PlanStatus status(AccountId account, Plan plan, Term term, Instant now) {
        if (accounts.get(account).banned()) {
            return PlanStatus.BANNED;
        }
        if (!term.runs(now)) {
            return PlanStatus.ENDED;
        }
        return plan.isTrial() ? PlanStatus.TRIAL : PlanStatus.ACTIVE;
    }

    private Spent.@Nullable Wish rules(Spend wish, Instant now) {
        var term = terms(wish.account()).at(now);
        if (term == null || !term.runs(now) || accounts.get(wish.account()).banned()) {
            return null;
        }
        var plan = catalogue.get(term.plan());
        var granted = plan.granted(wish.limit());
        var window = granted == null ? null : window(wish.limit(), plan, term, now);
        return new Spent.Wish(wish.account(), wish.limit(), wish.key(), window, granted);
    }

    private Window window(Limit limit, Plan plan, Term term, Instant now) {
        return limit == Limit.TEST_ANSWERS || plan.answersADay()
                ? Window.day(now, accounts.get(term.account()).zone())
                : Window.month(now, term.startsAt());
    }

    private Spending usedUp(Spent.Wish wish) {
        spent.ranOut(wish);
        return Spending.USED_UP;
    }

    private Plan require(String code) {
        return catalogue.find(code).orElseThrow(() -> Problem.of(422, "unknown_plan", "plans.problem.unknownPlan").at("plan"));
    }

    private static boolean cheaper(Plan one, Plan other) {
        return one.monthlyUzs().minor() < other.monthlyUzs().minor();
    }

    /** How long the unused money of the old terms lasts at the new plan's price in the same currency. */
    private static Duration worth(Terms old, Plan plan, Instant now) {
        var days = Duration.ZERO;
        for (var term : old.all()) {
            days = days.plus(worth(term.unused(now), plan));
        }
        return days;
    }

    private static Duration worth(Money unused, Plan plan) {
        long month = plan.monthly(unused.currency()).minor();
        long seconds = Period.MONTHLY.length().toSeconds();
        return month == 0 ? Duration.ZERO : Duration.ofSeconds(unused.minor() * seconds / month);
    }

    private void begin(AccountId account, String plan, Instant from, Duration length, Money paid, String by) {
        cutShort(account, from);
        insert(account, plan, from, length, paid, by, true);
    }

    private void follow(Terms terms, Plan plan, Period period, Money paid, String by) {
        var last = terms.all().getLast();
        insert(last.account(), plan.code(), last.endsAt(), period.length(), paid, by, false);
    }

    private void insert(
            AccountId account, String plan, Instant from, Duration length, Money paid, String by, boolean announced) {
        jdbc.sql("""
                        insert into plan_term (account_id, id, plan, starts_at, ends_at, paid, currency, given_by, start_announced)
                        values (:account, :id, :plan, :from, :to, :paid, :currency, :by, :announced)
                        """)
                .param("account", account.value())
                .param("id", Ids.next())
                .param("plan", plan)
                .param("from", Timestamp.from(from.truncatedTo(ChronoUnit.MILLIS)))
                .param("to", Timestamp.from(from.truncatedTo(ChronoUnit.MILLIS).plus(length)))
                .param("paid", paid.minor())
                .param("currency", paid.currency())
                .param("by", by)
                .param("announced", announced)
                .update();
    }

    private void extend(Term term, Duration length, Money paid) {
        jdbc.sql("""
                        update plan_term set starts_at = starts_at + :seconds * interval '1 second', ends_at = ends_at + :seconds * interval '1 second'
                        where account_id = :account and starts_at > :now
                        """)
                .param("seconds", length.toSeconds())
                .param("account", term.account().value())
                .param("now", Timestamp.from(clock.instant()))
                .update();
        jdbc.sql("""
                        update plan_term set ends_at = :to, end_announced = false,
                            paid = case when currency = :currency then paid + :paid when paid = 0 then :paid else paid end,
                            currency = case when paid = 0 then :currency else currency end
                        where account_id = :account and id = :id
                        """)
                .param("to", Timestamp.from(term.endsAt().plus(length)))
                .param("paid", paid.minor())
                .param("currency", paid.currency())
                .param("account", term.account().value())
                .param("id", term.id())
                .update();
    }

    private void cutShort(AccountId account, Instant now) {
        dropFollowing(account, now);
        jdbc.sql("update plan_term set ends_at = :now, end_announced = true where account_id = :account and ends_at > :now")
                .param("account", account.value())
                .param("now", Timestamp.from(now))
                .update();
    }

    private void dropFollowing(AccountId account, Instant now) {
        jdbc.sql("delete from plan_term where account_id = :account and starts_at > :now")
                .param("account", account.value())
                .param("now", Timestamp.from(now))
                .update();
    }

    private Terms terms(AccountId account) {
        return known.get(account, this::read);
    }

    private Terms lockedTerms(AccountId account) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:what, 0))")
                .param("what", "plans.terms." + account)
                .query(row -> {});
        return read(account);
    }

    private Terms read(AccountId account) {
        return new Terms(jdbc.sql("select * from plan_term where account_id = :account order by starts_at, id")
                .param("account", account.value())
                .query((row, n) -> new Term(
                        account,
                        row.getObject("id", UUID.class),
                        row.getString("plan"),
                        row.getTimestamp("starts_at").toInstant(),
                        row.getTimestamp("ends_at").toInstant(),
                        new Money(row.getLong("paid"), row.getString("currency"))))
                .list());
    }

    private void changed(AccountId account) {
        forgetAtCommit(account);
        events.publishEvent(new PlanChanged(account));
    }

    private void forgetAtCommit(AccountId account) {
        notices.publish(TOPIC, account.toString());
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                known.invalidate(account);
            }
        });
    }

    private void forget(String account) {
        if (account.equals(Notices.EVERYTHING)) {
            known.invalidateAll();
        } else {
            known.invalidate(new AccountId(UUID.fromString(account)));
        }
    }
}
