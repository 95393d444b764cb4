package uz.botfactory.channels.telegram;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.springframework.stereotype.Component;
import uz.botfactory.channels.Connection;
import uz.botfactory.channels.Connections;

/**
 * Keeps to Telegram's speed: one message a second in a chat with short bursts, 20 a minute in a group, 30 a second to
 * people who did not just write; and silence for as long as a 429 asked for, also after a restart. We stay a little
 * below, so that time lost on the way makes nothing too fast.
 */
@Component
class TelegramPace {

    private static final Duration A_LITTLE_MORE = Duration.ofMillis(150);

    private final Connections connections;
    private final Clock clock;
    // After 40 s every bucket is full again, so one that was forgotten is as good as new.
    private final Cache<Chat, Bucket> chats =
            Caffeine.newBuilder().expireAfterAccess(Duration.ofSeconds(45)).maximumSize(200_000).build();
    private final Cache<UUID, Bucket> bulk =
            Caffeine.newBuilder().expireAfterAccess(Duration.ofMinutes(2)).build();
    private final Cache<UUID, Silence> silences =
            Caffeine.newBuilder().expireAfterAccess(Duration.ofHours(2)).build();

    private record Chat(UUID connection, long chat) {}

    private record Silence(long untilNanos) {}

    TelegramPace(Connections connections, Clock clock) {
        this.connections = connections;
        this.clock = clock;
    }

    /** How long to wait before the next message to this chat; it counts as sent then. */
    Duration next(Connection connection, long chat, boolean prompt) {
        long chatWait = chats.get(new Chat(connection.id(), chat), c -> chat < 0 ? new Bucket(8, 0.2) : new Bucket(4, 1))
                .take();
        long bulkWait = prompt || chat < 0 ? 0 : bulk.get(connection.id(), c -> new Bucket(26, 26)).take();
        return Duration.ofNanos(Math.max(chatWait, bulkWait));
    }

    /** Whether Telegram wants to hear nothing from this bot now. */
    boolean isSilent(Connection connection) {
        return silentNanos(connection) > 0;
    }

    /** How long that lasts. */
    Duration silenceLeft(Connection connection) {
        return Duration.ofNanos(silentNanos(connection));
    }

    /** Telegram said 429. */
    void silence(Connection connection, Duration wait) {
        var time = (wait.isZero() ? Duration.ofSeconds(1) : wait).plus(A_LITTLE_MORE);
        silences.put(connection.id(), new Silence(System.nanoTime() + time.toNanos()));
        connections.quiet(connection, clock.instant().plus(time));
    }

    private long silentNanos(Connection connection) {
        var silence = silences.get(connection.id(), id -> remembered(connection));
        return Math.max(0, silence.untilNanos() - System.nanoTime());
    }

    /** What a 429 before our start, or in another process, asked for. */
    private Silence remembered(Connection connection) {
        var until = connection.quietUntil();
        var left = until == null ? Duration.ZERO : Duration.between(clock.instant(), until);
        long nanos = Math.clamp(left.toNanos(), 0, Duration.ofHours(1).toNanos());
        return new Silence(System.nanoTime() + nanos);
    }

    /** So many at once, and then so many a second. */
    private static final class Bucket {

        private final double size;
        private final double perNano;
        private double tokens;
        private long last = System.nanoTime();

        Bucket(int size, double perSecond) {
            this.size = size;
            this.tokens = size;
            this.perNano = perSecond / 1e9;
        }

        /** Takes one, on credit if need be. Gives the wait. */
        synchronized long take() {
            long now = System.nanoTime();
            tokens = Math.min(size, tokens + (now - last) * perNano);
            last = now;
            tokens -= 1;
            return tokens >= 0 ? 0 : (long) (-tokens / perNano);
        }
    }
}
