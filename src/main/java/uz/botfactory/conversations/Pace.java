package uz.botfactory.conversations;

import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import java.sql.Timestamp;

/** How many replies one customer gets a minute; somebody who keeps abusing the bot gets one. */
@Component
@EnableConfigurationProperties(ConversationSettings.class)
class Pace {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int PATIENCE = 3;
    private static final int WHEN_ABUSED = 1;

    private final JdbcTemplate jdbc;
    private final ConversationSettings settings;

    Pace(JdbcTemplate jdbc, ConversationSettings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    /** How long the customer has to wait for the next reply; zero when not at all. */
    Duration wait(Talk talk, Instant now) {
        int allowed = allowed(talk);
        var since = now.minus(MINUTE);
        var recent = talk.repliesSince(since);
        if (recent.isEmpty() || count(talk, since, recent.size()) < allowed) {
            return Duration.ZERO;
        }
        var wait = Duration.between(now, recent.get(Math.max(0, recent.size() - allowed)).createdAt().plus(MINUTE));
        return wait.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : wait;
    }

    private int allowed(Talk talk) {
        long abuses = talk.lines().stream().filter(line -> line.side() == Side.CUSTOMER && line.flagged() != null).count();
        return abuses >= PATIENCE ? WHEN_ABUSED : settings.repliesPerMinute();
    }

    // The loaded lines nearly always reach back a minute or to the first; only in a flood the database has to count.
    private int count(Talk talk, Instant since, int loaded) {
        if (talk.lines().size() < Talks.USUAL || !talk.lines().getFirst().createdAt().isAfter(since)) {
            return loaded;
        }
        var counted = jdbc.queryForObject(
                """
                select count(*) from message
                where account_id = ? and conversation_id = ? and side = 'BOT' and created_at > ?
                """,
                Integer.class, talk.account().value(), talk.id().value(), Timestamp.from(since));
        return counted == null ? 0 : counted;
    }
}
