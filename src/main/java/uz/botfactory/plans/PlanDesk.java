package uz.botfactory.plans;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.accounts.Accounts;
import uz.botfactory.accounts.AuditTrail;
import uz.botfactory.accounts.UserId;
import uz.botfactory.support.Ids;
import uz.botfactory.support.Problem;
import uz.botfactory.support.UiLanguage;

/** Where the platform's staff see and decide about people's plans; each decision is written into the audit trail. */
@Service
public class PlanDesk {

    private static final int MOST_DAYS = 3_650;
    private static final int LONGEST_TEXT = 1_000;

    /**
     * A stretch of plan time.
     *
     * @param source what gave it: "order 123"; of an earlier plan's unused money too
     * @param told the same in the reader's language
     * @param grace whether it is only the patience after a failed payment
     */
    public record TermView(
            Plan plan, Instant startsAt, Instant endsAt, String source, String told, Money paid, boolean runs, boolean grace) {}

    /** What a member of staff noted. */
    public record Note(Instant at, String by, String text) {}

    /**
     * Everything about an account's plan.
     *
     * @param terms oldest first
     * @param story newest first
     */
    public record Details(CurrentPlan plan, List<TermView> terms, List<PlanStory.Line> story, List<Note> notes) {}

    private final Accounts accounts;
    private final Plans plans;
    private final Standings standings;
    private final Catalogue catalogue;
    private final PlanStory story;
    private final AuditTrail audit;
    private final JdbcClient jdbc;
    private final Clock clock;

    PlanDesk(
            Accounts accounts,
            Plans plans,
            Standings standings,
            Catalogue catalogue,
            PlanStory story,
            AuditTrail audit,
            JdbcClient jdbc,
            Clock clock) {
        this.accounts = accounts;
        this.plans = plans;
        this.standings = standings;
        this.catalogue = catalogue;
        this.story = story;
        this.audit = audit;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The plan of this user's account, told in that language and time zone. */
    public Details details(UserId user, UiLanguage language, ZoneId zone) {
        var account = accounts.accountOf(user);
        return new Details(plans.of(account), terms(account, language), story.of(account, language, zone), notes(account));
    }

    /** Gives a plan from now on, whatever it costs; the present one is extended. */
    @Transactional
    public void grant(UserId user, String code, Period period, @Nullable String reason, UserId by) {
        var plan = plans.require(code);
        grant(user, plan, period.length(), reason, by, Map.of("plan", code, "period", period.code()));
    }

    /** Makes the present plan longer by so many days; one that ended begins again. */
    @Transactional
    public void extend(UserId user, @Nullable Integer days, @Nullable String reason, UserId by) {
        if (days == null || days < 1 || days > MOST_DAYS) {
            throw Problem.of(422, "invalid_days", "plans.problem.days", MOST_DAYS).at("days");
        }
        var current = plans.of(accounts.accountOf(user));
        var plan = plans.plan(current.code(), current.version());
        grant(user, plan, Duration.ofDays(days), reason, by, Map.of("plan", plan.code(), "days", days.toString()));
    }

    private void grant(
            UserId user, Plan plan, Duration length, @Nullable String reason, UserId by, Map<String, String> details) {
        var account = accounts.accountOf(user);
        plans.grant(account, plan, length, by.toString(), text(reason, "reason"));
        audit.record(by, account, "plan.assigned", user.toString(), details);
    }

    /** Ends the plan now, with all that was to follow. */
    @Transactional
    public void end(UserId user, @Nullable String reason, UserId by) {
        var account = accounts.accountOf(user);
        plans.end(account, by.toString(), text(reason, "reason"));
        audit.record(by, account, "plan.ended", user.toString(), Map.of());
    }

    /** Writes something down for colleagues; the owner does not see it. */
    @Transactional
    public void note(UserId user, @Nullable String text, UserId by) {
        var account = accounts.accountOf(user);
        var words = text(text, "text");
        if (words.isEmpty()) {
            throw Problem.of(422, "empty_note", "plans.problem.note").at("text");
        }
        jdbc.sql("insert into plan_note (account_id, id, at, by_whom, text) values (:account, :id, :at, :by, :text)")
                .param("account", account.value())
                .param("id", Ids.next())
                .param("at", Timestamp.from(clock.instant()))
                .param("by", by.toString())
                .param("text", words)
                .update();
        audit.record(by, account, "plan.noted", user.toString(), Map.of());
    }

    private List<TermView> terms(AccountId account, UiLanguage language) {
        var now = clock.instant();
        var standing = standings.of(account);
        var present = standing.running(now).orElse(null);
        return standing.terms().stream()
                .map(term -> new TermView(
                        catalogue.get(term.plan(), term.version()),
                        term.startsAt(),
                        term.endsAt(),
                        term.source(),
                        story.source(term.source(), language),
                        term.paid(),
                        term.equals(present),
                        term.isGrace()))
                .toList();
    }

    private List<Note> notes(AccountId account) {
        return jdbc.sql("select at, by_whom, text from plan_note where account_id = :account order by id desc")
                .param("account", account.value())
                .query((row, n) -> new Note(
                        row.getTimestamp("at").toInstant(), row.getString("by_whom"), row.getString("text")))
                .list();
    }

    private static String text(@Nullable String written, String field) {
        var text = written == null ? "" : written.strip();
        if (text.length() > LONGEST_TEXT || text.indexOf('\0') >= 0) {
            throw Problem.of(422, "too_long", "plans.problem.longText", LONGEST_TEXT).at(field);
        }
        return text;
    }
}
