package uz.botfactory.notifications;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.support.Ids;

/** What was told to whom: the one place that decides whether it still may be. Bodies are not kept. */
@Component
class NoticeBook {

    /** A line of the book, for staff. */
    record Line(
            UUID id, String kind, String occasion, boolean mail, boolean telegram, Instant at, @Nullable String name, @Nullable String email) {}

    /** A person with a business whose mail server takes no mail for them. */
    record Unreachable(String name, String email, Instant since) {}

    /** What was told already. */
    record Told(UUID account, String kind, String occasion) {}

    private static final int LONGEST_LIST = 1_000;

    private final JdbcClient jdbc;
    private final Clock clock;

    NoticeBook(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Writes it down; false when it was told before, or is being told by somebody else. */
    boolean enter(Notice notice, boolean mail, boolean telegram) {
        return enter(notice, notice.kind(), mail, telegram, false);
    }

    /** An earlier kind of the same occasion, which nobody needs to hear any more. */
    void overtake(Notice notice, Kind earlier) {
        enter(notice, earlier, false, false, true);
    }

    private boolean enter(Notice notice, Kind kind, boolean mail, boolean telegram, boolean overtaken) {
        return jdbc.sql("""
                        insert into notice (account_id, id, person_id, kind, occasion, mail, telegram, overtaken, at)
                        values (:account, :id, :person, :kind, :occasion, :mail, :telegram, :overtaken, :now)
                        on conflict (account_id, person_id, kind, occasion) do nothing
                        """)
                        .param("account", notice.accountId())
                        .param("id", Ids.next())
                        .param("person", notice.to().id().value())
                        .param("kind", kind.code())
                        .param("occasion", notice.occasion())
                        .param("mail", mail)
                        .param("telegram", telegram)
                        .param("overtaken", overtaken)
                        .param("now", Timestamp.from(clock.instant()))
                        .update()
                == 1;
    }

    /** Until the caller's transaction ends nobody else tells this business anything for which they wait here too. */
    void alone(AccountId account) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:what, 0))")
                .param("what", "notifications." + account)
                .query(row -> {});
    }

    /** What was told or overtaken of these kinds since then. */
    Set<Told> toldSince(Instant since, Kind... kinds) {
        return new HashSet<>(jdbc.sql("select account_id as account, kind, occasion from notice where kind = any (:kinds) and at >= :since")
                .param("kinds", Arrays.stream(kinds).map(Kind::code).toArray(String[]::new))
                .param("since", Timestamp.from(since))
                .query(Told.class)
                .list());
    }

    /** How many of this kind the account was told since then. */
    long count(AccountId account, Kind kind, Instant since) {
        return jdbc.sql("select count(*) from notice where account_id = :account and kind = :kind and at >= :since and not overtaken")
                .param("account", account.value())
                .param("kind", kind.code())
                .param("since", Timestamp.from(since))
                .query(Long.class)
                .single();
    }

    /** Newest first, below that id. */
    List<Line> newest(UUID below, int limit) {
        return jdbc.sql("""
                        select n.id, n.kind, n.occasion, n.mail, n.telegram, n.at, p.full_name as name, p.email
                        from notice n left join person p on p.id = n.person_id
                        where n.id < :below and not n.overtaken order by n.id desc limit :limit
                        """)
                .param("below", below)
                .param("limit", limit)
                .query(Line.class)
                .list();
    }

    /** Whose address is refused for good, newest first. */
    List<Unreachable> unreachable() {
        return jdbc.sql("""
                        select p.full_name as name, p.email, r.refused_at as since
                        from mail_refusal r join person p on sha256(convert_to(lower(p.email), 'UTF8')) = r.address_hash
                        where p.account_id is not null order by r.refused_at desc, p.id limit :limit
                        """)
                .param("limit", LONGEST_LIST)
                .query(Unreachable.class)
                .list();
    }

    void purge(AccountId account) {
        jdbc.sql("delete from notice where account_id = :account")
                .param("account", account.value())
                .update();
    }

    void forget(Instant before) {
        jdbc.sql("delete from notice where at < :before")
                .param("before", Timestamp.from(before))
                .update();
    }
}
