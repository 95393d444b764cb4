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
    private static final String OF_CUSTOMERS = "account_id = :account and bot_id = :bot and channel not in ('test', 'api', 'demo')";

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
        return new Glance(
                tried(account, bot),
                count(account, bot, "true"),
                count(account, bot, "last_at > :since"),
                count(account, bot, "(waiting_since is not null or person_wanted_at is not null)"),
                first(account, bot));
    }

    private boolean tried(AccountId account, BotId bot) {
        return jdbc.sql("select exists (select from conversation where account_id = :account and bot_id = :bot and channel = 'test')")
                .param("account", account.value())
                .param("bot", bot.value())
                .query(Boolean.class)
                .single();
    }

    private long count(AccountId account, BotId bot, String condition) {
        return jdbc.sql("select count(*) from conversation where " + OF_CUSTOMERS + " and " + condition
                        + " and :since is not null")
                .param("account", account.value())
                .param("bot", bot.value())
                .param("since", Timestamp.from(clock.instant().minus(A_DAY)))
                .query(Long.class)
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
