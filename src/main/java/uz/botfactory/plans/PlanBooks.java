package uz.botfactory.plans;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.plans.PlanChange.Carried;
import uz.botfactory.plans.PlanChange.Kind;
import uz.botfactory.plans.Standing.Late;
import uz.botfactory.plans.Term.Lent;
import uz.botfactory.plans.Term.Nature;

/** Keeps each account's ledger, and what it comes to as rows that can be looked up. */
@Component
class PlanBooks {

    private static final String INSERT_TERM = """
            insert into plan_term (account_id, position, source, plan, version, paid, currency, starts_at, ends_at,
                                   nature, lent_to, lent_version, start_due, end_due)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final JsonMapper json;

    PlanBooks(JdbcClient jdbc, JdbcTemplate template, JsonMapper json) {
        this.jdbc = jdbc;
        this.template = template;
        this.json = json;
    }

    /** Keeps everybody else from changing this account's plan until the transaction ends. */
    void lock(AccountId account) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:what, 0))")
                .param("what", "plans.terms." + account)
                .query(row -> {});
    }

    List<PlanChange> changes(AccountId account) {
        return jdbc.sql("select * from plan_change where account_id = :account order by number")
                .param("account", account.value())
                .query((row, n) -> change(row))
                .list();
    }

    void append(PlanChange change) {
        jdbc.sql("""
                        insert into plan_change (account_id, number, id, kind, source, at, by_whom, reason, plan, version,
                                                 starts_at, length_millis, until, paid, currency, anew, carried)
                        values (:account, :number, :id, :kind, :source, :at, :by, :reason, :plan, :version,
                                :starts, :length, :until, :paid, :currency, :anew, :carried::jsonb)
                        """)
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
                .param("starts", Timestamp.from(change.startsAt()))
                .param("length", change.length().toMillis())
                .param("until", change.until() == null ? null : Timestamp.from(change.until()))
                .param("paid", change.paid().minor())
                .param("currency", change.paid().currency())
                .param("anew", change.anew())
                .param("carried", json.writeValueAsString(change.carried().stream().map(Portion::of).toList()))
                .update();
    }

    /** Writes what the ledger comes to; in the transaction that added to it. */
    void project(AccountId account, Standing standing) {
        jdbc.sql("delete from plan_term where account_id = :account")
                .param("account", account.value())
                .update();
        template.batchUpdate(INSERT_TERM, rows(account, standing));
        var late = standing.late();
        jdbc.sql("""
                        insert into plan_standing (account_id, changed_at, late_source, late_until)
                        values (:account, :changed, :source, :until)
                        on conflict (account_id) do update set changed_at = excluded.changed_at,
                            late_source = excluded.late_source, late_until = excluded.late_until
                        """)
                .param("account", account.value())
                .param("changed", Timestamp.from(standing.changedAt()))
                .param("source", late == null ? null : late.source())
                .param("until", late == null ? null : Timestamp.from(late.until()))
                .update();
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

    private static List<Object[]> rows(AccountId account, Standing standing) {
        var starts = new HashSet<Term>();
        var ends = new HashSet<Term>();
        for (var moment : standing.moments()) {
            (moment.begins() ? starts : ends).add(moment.term());
        }
        var rows = new ArrayList<Object[]>();
        for (var term : standing.terms()) {
            rows.add(row(account, rows.size(), term, starts.contains(term), ends.contains(term)));
        }
        return rows;
    }

    private static Object[] row(AccountId account, int position, Term term, boolean startDue, boolean endDue) {
        var lent = term.lent();
        return new Object[] {
            account.value(),
            position,
            term.source(),
            term.plan(),
            term.version(),
            term.paid().minor(),
            term.paid().currency(),
            Timestamp.from(term.startsAt()),
            Timestamp.from(term.endsAt()),
            term.nature().name().toLowerCase(Locale.ROOT),
            lent == null ? null : lent.to(),
            lent == null ? null : lent.version(),
            startDue,
            endDue
        };
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
