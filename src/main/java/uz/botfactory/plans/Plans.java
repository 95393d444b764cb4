package uz.botfactory.plans;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.accounts.Accounts;
import uz.botfactory.support.Ids;
import uz.botfactory.support.Problem;

/**
 * What every account may use, how much of it is left, and until when. The only place that knows plan limits: a thing is
 * made or an answer is given only after one of these methods agreed. Thread-safe.
 */
@Service
public class Plans {

    static final long TEST_ANSWERS_A_DAY = 200;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Catalogue catalogue;
    private final Standings standings;
    private final Spender spender;
    private final Subscriptions subscriptions;
    private final PlanBooks books;
    private final Accounts accounts;

    Plans(
            JdbcClient jdbc,
            Clock clock,
            Catalogue catalogue,
            Standings standings,
            Spender spender,
            Subscriptions subscriptions,
            PlanBooks books,
            Accounts accounts) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.catalogue = catalogue;
        this.standings = standings;
        this.spender = spender;
        this.subscriptions = subscriptions;
        this.books = books;
        this.accounts = accounts;
    }

    // ---- What there is ----

    /** The plans that everybody may see, in the order they are shown. */
    public List<Plan> catalogue() {
        return catalogue.all().values().stream().filter(Plan::visible).toList();
    }

    /** All plans, the hidden ones too. */
    public List<Plan> all() {
        return List.copyOf(catalogue.all().values());
    }

    /** The plan of this code as it is now, hidden or not. */
    public Optional<Plan> plan(String code) {
        return catalogue.find(code);
    }

    /** The plan as it was in that version. */
    public Plan plan(String code, int version) {
        return catalogue.get(code, version);
    }

    // ---- What an account may use ----

    /** What the account may use now. Read from memory, so it may be asked for every message. */
    public CurrentPlan of(AccountId account) {
        var now = clock.instant();
        var standing = standings.of(account);
        var term = standing.at(now);
        if (term == null) {
            throw new IllegalStateException("Account " + account + " never had a plan");
        }
        var plan = catalogue.get(term.plan(), term.version());
        return new CurrentPlan(
                plan.code(),
                status(account, standing, now),
                standing.runEnd(term),
                plan.channels(),
                plan.languages(),
                plan.modelClass(),
                plan.features(),
                plan.limits(),
                plan.version());
    }

    /** The plan that begins when the present one ends, when one was chosen. */
    public Optional<Plan> following(AccountId account) {
        return standings.of(account).following(clock.instant()).map(term -> catalogue.get(term.plan(), term.version()));
    }

    /** When the present plan began; empty for an account that never had one. */
    public Optional<Instant> since(AccountId account) {
        var standing = standings.of(account);
        return Optional.ofNullable(standing.at(clock.instant())).map(standing::runStart);
    }

    /** The present one of the 30-day windows that began with the account's plan. */
    public Window month(AccountId account) {
        var now = clock.instant();
        return Window.month(now, since(account).orElse(now));
    }

    /**
     * When the last of the time ends that each source gave, also where a dearer plan carries it. Read from the database:
     * right also within the transaction that changes it.
     */
    public Map<String, Instant> ends(AccountId account) {
        return books.ends(account);
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

    // ---- Using it up ----

    /** Uses up one, durably; the same key again is granted and counts nothing. Joins the caller's transaction. */
    @Transactional
    public Spending spend(Limit limit, AccountId account, String key) {
        return spendAll(List.of(new Spend(limit, account, key))).getFirst();
    }

    /** Uses up many for many accounts, in at most three statements; the outcomes stand in the order of the wishes. */
    public List<Spending> spendAll(List<Spend> wishes) {
        return spender.spendAll(wishes);
    }

    /** How much of a used-up thing is used in the present window. Owned things are counted by who owns them. */
    public Usage usage(AccountId account, Limit limit) {
        return spender.usage(account, limit);
    }

    // ---- Time that is given and taken ----

    /**
     * Gives the account what it paid for. The present plan is extended; a dearer one begins at once and what is left of
     * the old one (the rest of a trial, or the unused money in the same currency) becomes days of it; a cheaper one
     * begins when the present one ends. The same source gives only once. Joins the caller's transaction.
     *
     * @param plan in the version that was ordered
     * @param source "order 123"
     * @return the id of the change
     */
    @Transactional
    public UUID purchase(AccountId account, Plan plan, Period period, Money paid, String source) {
        return subscriptions.purchase(account, plan, period.length(), paid, source);
    }

    /**
     * Gives the account time without money. The present plan is extended; another one begins at once, whatever it costs,
     * and the unused money of the old one becomes days of it.
     *
     * @param by an admin's id, or what did it
     * @return the id of the change
     */
    @Transactional
    public UUID grant(AccountId account, Plan plan, Duration length, String by, String reason) {
        return subscriptions.grant(account, plan, length, "grant " + Ids.next(), by, reason);
    }

    /** The same for one period. */
    @Transactional
    public UUID grant(AccountId account, Plan plan, Period period, String by, String reason) {
        return grant(account, plan, period.length(), by, reason);
    }

    /**
     * Gives time by the payment company's calendar: what this plan's renewals paid for reaches to that moment. Time from
     * other sources moves behind it. The same source gives only once.
     *
     * @param source "order 123 invoice in_1"
     */
    @Transactional
    public UUID renew(AccountId account, Plan plan, Instant until, Money paid, String source) {
        return subscriptions.renew(account, plan, until, paid, source);
    }

    /**
     * Money went back: what is not used yet of the time that this source gave is taken back, also where a dearer plan
     * carries it. Again, or of a source that gave nothing, changes nothing.
     */
    @Transactional
    public void takeBack(AccountId account, String source, String by, String reason) {
        subscriptions.takeBack(account, source, by, reason);
    }

    /**
     * The payment company collects for the next period and has not told yet how that went: the plan goes on as if it was
     * paid, until that moment at most. {@link #pastDue} follows when it failed.
     */
    @Transactional
    public void awaitPayment(AccountId account, String source, Instant until) {
        subscriptions.awaitPayment(account, source, until);
    }

    /**
     * The payment that should have prolonged the plan has not come or failed: it is past due and runs at least until that moment. Paying
     * or ending clears it; a source that was paid already is not past due any more.
     */
    @Transactional
    public void pastDue(AccountId account, String source, Instant until) {
        subscriptions.pastDue(account, source, until);
    }

    /** The same by the plan's code. */
    @Transactional
    public UUID assign(AccountId account, String planCode, Period period, String by) {
        return grant(account, require(planCode), period, by, "");
    }

    /** Ends the account's plan now, with all time that was to come; its bots fall silent. Ending twice changes nothing. */
    @Transactional
    public void end(AccountId account, String by, String reason) {
        subscriptions.end(account, "end " + Ids.next(), by, reason);
    }

    /** The same without a reason. */
    @Transactional
    public void end(AccountId account) {
        end(account, "product", "");
    }

    /** All that ever happened to the account's plan, oldest first; {@link PlanStory} tells it in sentences. */
    public List<PlanChange> history(AccountId account) {
        return books.changes(account);
    }

    /** The plan of this code, or the refusal that names the field. */
    Plan require(String code) {
        return catalogue.find(code).orElseThrow(() -> Problem.of(422, "unknown_plan", "plans.problem.unknownPlan").at("plan"));
    }

    private CurrentPlan requireRunning(AccountId account) {
        var plan = of(account);
        if (plan.status() == PlanStatus.BANNED) {
            throw LimitReached.banned();
        }
        if (plan.status() == PlanStatus.ENDED) {
            throw LimitReached.ended();
        }
        return plan;
    }

    private PlanStatus status(AccountId account, Standing standing, Instant now) {
        if (accounts.get(account).banned()) {
            return PlanStatus.BANNED;
        }
        var term = standing.running(now).orElse(null);
        if (term == null) {
            return PlanStatus.ENDED;
        }
        if (standing.isLate(now)) {
            return PlanStatus.PAST_DUE;
        }
        return term.isTrial() ? PlanStatus.TRIAL : PlanStatus.ACTIVE;
    }
}
