package uz.botfactory.accounts;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import uz.botfactory.support.Problem;
import uz.botfactory.support.Secrets;

/**
 * Slows down whoever tries too often, for all processes together. Each attempt is written down before it is made, so that
 * many at once gain nothing; only keyed hashes of names and addresses are kept.
 */
@Component
class Attempts {

    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(2);

    private final JdbcClient jdbc;
    private final Secrets secrets;
    private final Clock clock;

    Attempts(JdbcClient jdbc, Secrets secrets, Clock clock) {
        this.jdbc = jdbc;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** Writes one attempt down. After the free ones each costs twice the wait of the one before; too early is a 429. */
    void slow(String what, String who, int free) {
        var now = clock.instant();
        boolean allowed = jdbc.sql("""
                        insert into attempt (what, who, count, since, next_at) values (:what, :who, 1, :now, :now)
                        on conflict (what, who) do update set
                            count = case when attempt.since < :forgotten or attempt.since > :ahead then 1 else attempt.count + 1 end,
                            since = :now,
                            next_at = case when attempt.since < :forgotten or attempt.since > :ahead or attempt.count < :free then :now::timestamptz
                                else :now::timestamptz + least(:longest, power(2, least(attempt.count + 1 - :free, 20))) * interval '1 second' end
                        where attempt.next_at <= :now or attempt.since > :ahead
                        """)
                        .param("what", what)
                        .param("who", hash(who))
                        .param("now", Timestamp.from(now))
                        .param("forgotten", Timestamp.from(now.minus(FORGOTTEN_AFTER)))
                        .param("ahead", ahead(now))
                        .param("free", free)
                        .param("longest", LONGEST_WAIT.toSeconds())
                        .update()
                == 1;
        if (!allowed) {
            throw tooMany();
        }
    }

    /** The attempt was a good one: all before it are forgiven. */
    void forgive(String what, String who) {
        jdbc.sql("delete from attempt where what = :what and who = :who")
                .param("what", what)
                .param("who", hash(who))
                .update();
    }

    /** The attempt was a good one, but those before it stay written down. */
    void takeBack(String what, String who) {
        jdbc.sql("update attempt set count = greatest(0, count - 1), next_at = least(next_at, :now) where what = :what and who = :who")
                .param("what", what)
                .param("who", hash(who))
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    /** Allows so many within the time; more are a 429. */
    void atMost(int many, Duration within, String what, String who) {
        var now = clock.instant();
        int count = jdbc.sql("""
                        insert into attempt (what, who, count, since, next_at) values (:what, :who, 1, :now, :now)
                        on conflict (what, who) do update set
                            count = case when attempt.since <= :start or attempt.since > :ahead then 1 else attempt.count + 1 end,
                            since = case when attempt.since <= :start or attempt.since > :ahead then :now else attempt.since end
                        returning count
                        """)
                .param("what", what)
                .param("who", hash(who))
                .param("now", Timestamp.from(now))
                .param("start", Timestamp.from(now.minus(within)))
                .param("ahead", ahead(now))
                .query(Integer.class)
                .single();
        if (count > many) {
            throw tooMany();
        }
    }

    void forgetOld() {
        jdbc.sql("delete from attempt where since < :old")
                .param("old", Timestamp.from(clock.instant().minus(Duration.ofDays(2))))
                .update();
    }

    /** What was written down later than this was written by a clock that ran ahead, and must not lock anybody out. */
    private static Timestamp ahead(Instant now) {
        return Timestamp.from(now.plus(CLOCKS_DIFFER));
    }

    private static Problem tooMany() {
        return Problem.of(429, "too_many_attempts", "accounts.problem.tooManyAttempts");
    }

    private byte[] hash(String who) {
        return secrets.hmac("attempt", who.getBytes(StandardCharsets.UTF_8));
    }
}
