package uz.botfactory.plans;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.plans.PlanChange.Carried;
import uz.botfactory.plans.PlanChange.Kind;
import uz.botfactory.plans.Standing.Late;
import uz.botfactory.plans.Term.Lent;
import uz.botfactory.plans.Term.Nature;
import uz.botfactory.support.LateWrites;

/** Keeps each account's ledger, and what it comes to as rows that can be looked up. */
@Component
class PlanBooks {

    private static final String ADD = """
            insert into plan_change (account_id, number, id, kind, source, at, by_whom, reason, plan, version,
                                     starts_at, length_millis, until, paid, currency, anew, carried)
            values (:account, :number, :id, :kind, :source, :at, :by, :reason, :plan, :version,
                    :start, :length, cast(:until as timestamptz), :price, :currency, :anew, :carried::jsonb)
            """;

    /** The last line, and what the ledger comes to with it. Rows that stay as they are are not written again. */
    private static final String ADD_LAST = "with added as (" + ADD + """
            ),
            standing as (
                insert into plan_standing (account_id, changed_at, late_source, late_until)
                values (:account, :changed, :lateSource, cast(:lateUntil as timestamptz))
                on conflict (account_id) do update set changed_at = excluded.changed_at,
                    late_source = excluded.late_source, late_until = excluded.late_until),
            gone as (delete from plan_term where account_id = :account and position >= :many),
            kept as (
                insert into plan_term as t (account_id, position, source, plan, version, paid, currency, starts_at, ends_at,
                                            nature, lent_to, lent_version, start_due, end_due)
                select :account, n - 1, source, plan, version, paid, currency, starts_at::timestamptz, ends_at::timestamptz,
                       nature, lent_to, lent_version, start_due, end_due
                from unnest(:sources, :plans, :versions, :paid, :currencies, :starts, :ends, :natures, :lentTo, :lentVersions,
                            :startsDue, :endsDue)
                    with ordinality as one (source, plan, version, paid, currency, starts_at, ends_at, nature, lent_to,
                                            lent_version, start_due, end_due, n)
                on conflict (account_id, position) do update set source = excluded.source, plan = excluded.plan,
                    version = excluded.version, paid = excluded.paid, currency = excluded.currency,
                    starts_at = excluded.starts_at, ends_at = excluded.ends_at, nature = excluded.nature,
                    lent_to = excluded.lent_to, lent_version = excluded.lent_version,
                    start_due = excluded.start_due, end_due = excluded.end_due
                where t is distinct from excluded)
            select 1
            """;

    private final JdbcClient jdbc;
    private final LateWrites writes;
    private final JsonMapper json;

    PlanBooks(JdbcClient jdbc, LateWrites writes, JsonMapper json) {
        this.jdbc = jdbc;
        this.writes = writes;
        this.json = json;
    }

    List<PlanChange> changes(AccountId account) {
        return jdbc.sql("select * from plan_change where account_id = :account order by number")
                .param("account", account.value())
                .query((row, n) -> change(row))
                .list();
    }

    /**
     * Those after the first so many. Until the transaction ends nobody else changes this account's plan: the transaction
     * must read with a fresh view for each statement, as is usual.
     */
    List<PlanChange> lock(AccountId account, int known) {
        return jdbc.sql("select * from lock_plan(:account, :known)")
                .param("account", account.value())
                .param("known", known)
                .query((row, n) -> change(row))
                .list();
    }

    /**
     * Adds lines to an account's ledger, at least one.
     *
     * @param standing what the ledger comes to with them
     */
    void append(List<PlanChange> changes, Standing standing) {
        changes.subList(0, changes.size() - 1).forEach(change -> line(ADD, change).update());
        var terms = standing.terms();
        var starts = terms(standing, true);
        var ends = terms(standing, false);
        var late = standing.late();
        line(ADD_LAST, changes.getLast())
                .param("changed", Timestamp.from(standing.changedAt()))
                .param("lateSource", late == null ? null : late.source())
                .param("lateUntil", late == null ? null : Timestamp.from(late.until()))
                .param("many", terms.size())
                .param("sources", texts(terms, Term::source))
                .param("plans", texts(terms, Term::plan))
                .param("versions", terms.stream().mapToInt(Term::version).toArray())
                .param("paid", terms.stream().mapToLong(term -> term.paid().minor()).toArray())
                .param("currencies", texts(terms, term -> term.paid().currency()))
                .param("starts", texts(terms, term -> term.startsAt().toString()))
                .param("ends", texts(terms, term -> term.endsAt().toString()))
                .param("natures", texts(terms, term -> term.nature().name().toLowerCase(Locale.ROOT)))
                .param("lentTo", texts(terms, term -> term.lent() == null ? null : term.lent().to()))
                .param("lentVersions", terms.stream().map(term -> term.lent() == null ? null : term.lent().version()).toArray(Integer[]::new))
                .param("startsDue", terms.stream().map(starts::contains).toArray(Boolean[]::new))
                .param("endsDue", terms.stream().map(ends::contains).toArray(Boolean[]::new))
                .update();
    }

    private LateWrites.Write line(String sql, PlanChange change) {
        return writes.sql(sql)
                .param("account", change.account().value())
                .param("number", change.number())
                .param("id", change.id())
                .param("kind", change.kind().code())
                .param("source", change.source())
                .param("at", Timestamp.from(change.at()))
                .param("by", change.by())
                .param("reason", change.reason())
                .param("plan", change.plan())
                .param("version", change.version())
                .param("start", Timestamp.from(change.startsAt()))
                .param("length", change.length().toMillis())
                .param("until", change.until() == null ? null : Timestamp.from(change.until()))
                .param("price", change.paid().minor())
                .param("currency", change.paid().currency())
                .param("anew", change.anew())
                .param("carried", json.writeValueAsString(change.carried().stream().map(Portion::of).toList()));
    }

    /** When the last of the time ends that each source gave. */
    Map<String, Instant> ends(AccountId account) {
        var ends = new HashMap<String, Instant>();
        jdbc.sql("select source, max(ends_at) as ending from plan_term where account_id = :account and nature <> 'grace' group by source")
                .param("account", account.value())
                .query(row -> {
                    ends.put(row.getString("source"), row.getTimestamp("ending").toInstant());
                });
        return ends;
    }

    /** What stands in the rows: enough to say what runs, not to decide anything. */
    Standing projected(AccountId account) {
        var terms = jdbc.sql("select * from plan_term where account_id = :account order by position")
                .param("account", account.value())
                .query((row, n) -> term(row))
                .list();
        return jdbc.sql("select * from plan_standing where account_id = :account")
                .param("account", account.value())
                .query((row, n) -> standing(terms, row))
                .optional()
                .orElse(Standing.NONE);
    }

    /** Whose plans began or ended by themselves without anybody having noted it. */
    List<AccountId> due(Instant now) {
        return jdbc.sql("""
                        select account_id from plan_term where end_due and ends_at <= :now
                        union select account_id from plan_term where start_due and starts_at <= :now
                        """)
                .param("now", Timestamp.from(now))
                .query((row, n) -> new AccountId(row.getObject(1, UUID.class)))
                .list();
    }

    /** The next accounts with a ledger, by id. */
    List<AccountId> accounts(UUID after, int many) {
        return jdbc.sql("select distinct account_id from plan_change where account_id > :after order by 1 limit :many")
                .param("after", after)
                .param("many", many)
                .query((row, n) -> new AccountId(row.getObject(1, UUID.class)))
                .list();
    }

    /** Those whose beginning, or end, is to be written down when it comes. */
    private static Set<Term> terms(Standing standing, boolean beginning) {
        return standing.moments().stream()
                .filter(moment -> moment.begins() == beginning)
                .map(Standing.Moment::term)
                .collect(Collectors.toSet());
    }

    private static String[] texts(List<Term> terms, Function<Term, @Nullable String> text) {
        return terms.stream().map(text).toArray(String[]::new);
    }

    private static Standing standing(List<Term> terms, ResultSet row) throws SQLException {
        var until = instant(row, "late_until");
        return new Standing(
                terms,
                until == null ? null : new Late(row.getString("late_source"), until),
                Map.of(),
                Set.of(),
                row.getTimestamp("changed_at").toInstant(),
                false);
    }

    private static Term term(ResultSet row) throws SQLException {
        var lentTo = row.getString("lent_to");
        return new Term(
                row.getString("source"),
                row.getString("plan"),
                row.getInt("version"),
                new Money(row.getLong("paid"), row.getString("currency")),
                row.getTimestamp("starts_at").toInstant(),
                row.getTimestamp("ends_at").toInstant(),
                Nature.valueOf(row.getString("nature").toUpperCase(Locale.ROOT)),
                lentTo == null ? null : new Lent(lentTo, row.getInt("lent_version")));
    }

    private PlanChange change(ResultSet row) throws SQLException {
        return new PlanChange(
                new AccountId(row.getObject("account_id", UUID.class)),
                row.getObject("id", UUID.class),
                row.getInt("number"),
                Kind.of(row.getString("kind")),
                row.getString("source"),
                row.getTimestamp("at").toInstant(),
                row.getString("by_whom"),
                row.getString("reason"),
                row.getString("plan"),
                row.getInt("version"),
                row.getTimestamp("starts_at").toInstant(),
                Duration.ofMillis(row.getLong("length_millis")),
                instant(row, "until"),
                new Money(row.getLong("paid"), row.getString("currency")),
                row.getBoolean("anew"),
                carried(row.getString("carried")));
    }

    private List<Carried> carried(String text) {
        return Arrays.stream(json.readValue(text, Portion[].class)).map(Portion::carried).toList();
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    /** One carried source as JSON. */
    record Portion(String source, long millis, long worth, String currency) {

        static Portion of(Carried carried) {
            return new Portion(
                    carried.source(),
                    carried.length().toMillis(),
                    carried.worth().minor(),
                    carried.worth().currency());
        }

        Carried carried() {
            return new Carried(source, Duration.ofMillis(millis), new Money(worth, currency));
        }
    }
}
