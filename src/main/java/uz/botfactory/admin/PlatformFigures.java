package uz.botfactory.admin;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import uz.botfactory.admin.pages.AdminHome.Figures;
import uz.botfactory.admin.pages.AdminHome.Letter;

/** Counts what the platform holds. Reads the rows of others and never writes them. */
@Component
class PlatformFigures {

    private final JdbcClient jdbc;
    private final Clock clock;

    PlatformFigures(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** All in one statement; the demo's, test and API conversations are left out. */
    Figures now() {
        var day = clock.instant().minus(Duration.ofDays(1));
        return jdbc.sql("""
                        with ours as (select account_id from person where username = 'botfactory-demo'),
                        talks as (select last_at from conversation where channel not in ('test', 'api', 'demo'))
                        select
                            (select count(*) from person where account_id is not null and account_id not in (select account_id from ours)) as users,
                            (select count(*) from person where account_id is not null and account_id not in (select account_id from ours) and created_at > :week) as new_users,
                            (select count(*) from bot where deleted_at is null and account_id not in (select account_id from ours)) as bots,
                            (select count(*) from bot where deleted_at is null and status = 'active' and account_id not in (select account_id from ours)) as active_bots,
                            (select count(*) from document where account_id not in (select account_id from ours)) as documents,
                            (select count(*) from talks) as talks,
                            (select count(*) from talks where last_at > :day) as talks_today,
                            (select count(*) from mail_outbox where state = 'waiting') as letters_waiting,
                            (select count(*) from mail_outbox where state = 'refused') as letters_refused
                        """)
                .param("day", Timestamp.from(day))
                .param("week", Timestamp.from(clock.instant().minus(Duration.ofDays(7))))
                .query((row, n) -> new Figures(
                        row.getLong("users"),
                        row.getLong("new_users"),
                        row.getLong("bots"),
                        row.getLong("active_bots"),
                        row.getLong("documents"),
                        row.getLong("talks"),
                        row.getLong("talks_today"),
                        row.getLong("letters_waiting"),
                        row.getLong("letters_refused")))
                .single();
    }

    /** The newest mails that have not left: without a mail server, this is where they are read. */
    List<Letter> letters(int limit) {
        return jdbc.sql("""
                        select recipient, subject, text, state, created_at from mail_outbox
                        where state <> 'sent' order by created_at desc limit :limit
                        """)
                .param("limit", limit)
                .query((row, n) -> new Letter(
                        row.getString("recipient"),
                        row.getString("subject"),
                        row.getString("text"),
                        row.getString("state"),
                        row.getTimestamp("created_at").toInstant()))
                .list();
    }
}
