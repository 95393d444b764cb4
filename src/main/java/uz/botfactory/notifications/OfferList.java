package uz.botfactory.notifications;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.plans.PlanWatch.Stretch;

/** Businesses whose trial ended unpaid, and when each hears of an offer next. */
@Component
class OfferList {

    private static final int AT_ONCE = 500;

    private final JdbcClient jdbc;
    private final Clock clock;

    OfferList(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** From the end of this trial on; a trial that was given again begins the wait anew, not the count. */
    void add(Stretch trial, Duration wait) {
        jdbc.sql("""
                        insert into offer (account_id, trial_ended_at, next_at) values (:account, :end, :next)
                        on conflict (account_id) do update set trial_ended_at = excluded.trial_ended_at, next_at = excluded.next_at
                        where offer.trial_ended_at < excluded.trial_ended_at
                        """)
                .param("account", trial.account().value())
                .param("end", Timestamp.from(trial.endsAt()))
                .param("next", Timestamp.from(trial.endsAt().plus(wait)))
                .update();
    }

    /** Who is on the list for a trial that ended since then, and when it did. */
    Map<AccountId, Instant> endedSince(Instant since) {
        var known = new HashMap<AccountId, Instant>();
        jdbc.sql("select account_id, trial_ended_at from offer where trial_ended_at >= :since")
                .param("since", Timestamp.from(since))
                .query(row -> {
                    known.put(new AccountId(row.getObject(1, UUID.class)), row.getTimestamp(2).toInstant());
                });
        return known;
    }

    List<AccountId> due(int mails) {
        return jdbc.sql("select account_id from offer where next_at <= :now and sent < :mails order by next_at limit :limit")
                .param("now", Timestamp.from(clock.instant()))
                .param("mails", mails)
                .param("limit", AT_ONCE)
                .query(UUID.class)
                .list()
                .stream()
                .map(AccountId::new)
                .toList();
    }

    /** How many the account has got, when its time has come; nobody else sends meanwhile. */
    Optional<Integer> lock(AccountId account) {
        return jdbc.sql("select sent from offer where account_id = :account and next_at <= :now for update skip locked")
                .param("account", account.value())
                .param("now", Timestamp.from(clock.instant()))
                .query(Integer.class)
                .optional();
    }

    void sent(AccountId account, Duration wait) {
        var now = clock.instant();
        jdbc.sql("update offer set sent = sent + 1, last_at = :now, next_at = :next where account_id = :account")
                .param("now", Timestamp.from(now))
                .param("next", Timestamp.from(now.plus(wait)))
                .param("account", account.value())
                .update();
    }

    /** Not now, perhaps later. */
    void later(AccountId account, Duration wait) {
        jdbc.sql("update offer set next_at = :next where account_id = :account")
                .param("next", Timestamp.from(clock.instant().plus(wait)))
                .param("account", account.value())
                .update();
    }

    /** The time between offers is another one now. */
    void retime(Duration wait) {
        jdbc.sql("update offer set next_at = coalesce(last_at, trial_ended_at) + :seconds * interval '1 second'")
                .param("seconds", wait.toSeconds())
                .update();
    }

    void remove(AccountId account) {
        jdbc.sql("delete from offer where account_id = :account")
                .param("account", account.value())
                .update();
    }
}
