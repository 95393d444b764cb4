package uz.botfactory.conversations;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.bots.BotId;

/** The conversations of a bot at one glance, for the first page of its business. */
@Service
public class Overview {

    private static final Duration A_DAY = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final Clock clock;

    Overview(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * What there is to know.
     *
     * @param tried whether somebody of the business has asked the bot
     * @param today conversations in which a customer wrote within a day
     * @param waiting how many conversations wait for a person, the plan or the bot
     */
    public record Glance(boolean tried, long all, long today, long waiting, List<WaitingCustomer> first) {}

    /** A customer who waits, and since when. */
    public record WaitingCustomer(UUID conversation, String name, String channel, boolean wantsPerson, Instant since) {}

    public Glance of(AccountId account, BotId bot) {
        return jdbc.sql("""
                        select count(*) as talks,
                            count(*) filter (where last_at > :since) as today,
                            count(*) filter (where waiting_since is not null or person_wanted_at is not null) as waiting
                        from conversation
                        where account_id = :account and bot_id = :bot and channel not in ('test', 'api', 'demo')
                        """)
                .param("account", account.value())
                .param("bot", bot.value())
                .param("since", Timestamp.from(clock.instant().minus(A_DAY)))
                .query((row, n) -> new Glance(
                        tried(account, bot),
                        row.getLong("talks"),
                        row.getLong("today"),
                        row.getLong("waiting"),
                        first(account, bot)))
                .single();
    }

    private boolean tried(AccountId account, BotId bot) {
        return jdbc.sql("select exists (select from conversation where account_id = :account and bot_id = :bot and channel = 'test')")
                .param("account", account.value())
                .param("bot", bot.value())
                .query(Boolean.class)
                .single();
    }

    private List<WaitingCustomer> first(AccountId account, BotId bot) {
        return jdbc.sql("""
                        select c.id, p.name, c.channel, c.person_wanted_at is not null as wants_person,
                            coalesce(c.person_wanted_at, c.waiting_since) as since
                        from conversation c
                        join customer p on p.account_id = c.account_id and p.id = c.customer_id
                        where c.account_id = :account and c.bot_id = :bot and c.channel not in ('test', 'api', 'demo')
                            and (c.waiting_since is not null or c.person_wanted_at is not null)
                        order by c.last_at desc limit 5
                        """)
                .param("account", account.value())
                .param("bot", bot.value())
                .query((row, n) -> new WaitingCustomer(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getString("channel"),
                        row.getBoolean("wants_person"),
                        row.getTimestamp("since").toInstant()))
                .list();
    }
}
