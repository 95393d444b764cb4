package uz.botfactory.accounts;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import uz.botfactory.support.Notices;

/** What programs show at every call: log-in tokens and API keys. Random, kept as hashes, looked up in memory. */
@Component
class Tokens {

    static final String LOGIN = "bft_";
    static final String API_KEY = "bfk_";

    private static final Duration LOGIN_LASTS = Duration.ofDays(30);
    private static final String TOPIC = "accounts.tokens";
    private static final SecureRandom RANDOM = new SecureRandom();

    /** A fresh log-in token. */
    record Issued(String token, Instant expiresAt) {}

    /** Whose token it is; an API key has an id and says whether it may change anything. */
    record Holder(UserId user, @Nullable UUID key, boolean writes, @Nullable Instant expiresAt) {

        boolean isApiKey() {
            return key != null;
        }
    }

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Notices notices;
    private final Cache<ByteBuffer, Optional<Holder>> known =
            Caffeine.newBuilder().maximumSize(50_000).expireAfterWrite(Duration.ofMinutes(1)).build();

    Tokens(JdbcClient jdbc, Clock clock, Notices notices) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.notices = notices;
        notices.listen(TOPIC, payload -> known.invalidateAll());
    }

    /** Random enough that nobody guesses it, and that a fast hash keeps it safe. */
    static String random() {
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("No SHA-256 here", e);
        }
    }

    Issued issue(UserId user) {
        var issued = new Issued(LOGIN + random(), clock.instant().truncatedTo(ChronoUnit.MILLIS).plus(LOGIN_LASTS));
        jdbc.sql("insert into access_token (token_hash, person_id, created_at, expires_at) values (:hash, :user, :now, :until)")
                .param("hash", hash(issued.token()))
                .param("user", user.value())
                .param("now", Timestamp.from(clock.instant()))
                .param("until", Timestamp.from(issued.expiresAt()))
                .update();
        return issued;
    }

    /** Whose it is, if it is good at this moment. */
    Optional<Holder> find(String token) {
        if (token.length() > 100) {
            return Optional.empty();
        }
        var hash = ByteBuffer.wrap(hash(token));
        return known.get(hash, h -> token.startsWith(API_KEY) ? readKey(h.array()) : readLogin(h.array()))
                .filter(holder -> holder.expiresAt() == null || clock.instant().isBefore(holder.expiresAt()));
    }

    /** Whether it was found good a moment ago, so that looking it up costs nothing. */
    boolean isKnown(String token) {
        var holder = known.getIfPresent(ByteBuffer.wrap(hash(token)));
        return holder != null && holder.isPresent();
    }

    void revoke(String token) {
        jdbc.sql("delete from access_token where token_hash = :hash")
                .param("hash", hash(token))
                .update();
        forget();
    }

    /** All log-in tokens of this person but, perhaps, one. */
    void revokeAll(UserId user, @Nullable String except) {
        jdbc.sql("delete from access_token where person_id = :user and token_hash <> :except")
                .param("user", user.value())
                .param("except", except == null ? new byte[0] : hash(except))
                .update();
        forget();
    }

    /** All processes look tokens up anew. */
    void forget() {
        known.invalidateAll();
        notices.publish(TOPIC, "changed");
    }

    void forgetExpired() {
        jdbc.sql("delete from access_token where expires_at < :now")
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    private Optional<Holder> readLogin(byte[] hash) {
        return jdbc.sql("select person_id, expires_at from access_token where token_hash = :hash and expires_at > :now")
                .param("hash", hash)
                .param("now", Timestamp.from(clock.instant()))
                .query((row, n) -> new Holder(
                        new UserId(row.getObject(1, UUID.class)),
                        null,
                        true,
                        row.getTimestamp(2).toInstant()))
                .optional();
    }

    private Optional<Holder> readKey(byte[] hash) {
        return jdbc.sql("""
                        update api_key set last_used_at = :now where key_hash = :hash and revoked_at is null
                        returning person_id, id, scope
                        """)
                .param("hash", hash)
                .param("now", Timestamp.from(clock.instant()))
                .query((row, n) -> new Holder(
                        new UserId(row.getObject(1, UUID.class)),
                        row.getObject(2, UUID.class),
                        row.getString(3).equals("write"),
                        null))
                .optional();
    }
}
