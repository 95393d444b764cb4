package uz.botfactory.notifications;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import uz.botfactory.accounts.Person;
import uz.botfactory.accounts.UserId;
import uz.botfactory.support.PublicAddress;

/**
 * Leaving without signing in (RFC 8058). Each mail has an address of its own, which can do nothing else and works as long
 * as the mail lies somewhere, whatever becomes of our keys. Only its hash is kept.
 */
@Component
class Unsubscribing {

    /**
     * What an address asks for.
     *
     * @param person null when they are gone
     */
    record Wish(@Nullable UserId person, Topic topic) {}

    /**
     * The way out of one mail.
     *
     * @param page the page with the button, for people
     * @param headers for mail programs: one click there is one POST here
     */
    record Exit(String page, Map<String, String> headers) {}

    private static final int BYTES = 18;
    private static final int LONGEST = 100;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient jdbc;
    private final PublicAddress address;
    private final Clock clock;

    Unsubscribing(JdbcClient jdbc, PublicAddress address, Clock clock) {
        this.jdbc = jdbc;
        this.address = address;
        this.clock = clock;
    }

    /** A new way out, kept in the caller's transaction. */
    Exit exit(Person person, Topic topic) {
        var path = "/unsubscribe/" + token(person.id(), topic);
        return new Exit(
                address.of(person.language(), path),
                Map.of(
                        "List-Unsubscribe", "<" + address.of(path) + ">",
                        "List-Unsubscribe-Post", "List-Unsubscribe=One-Click"));
    }

    private String token(UserId person, Topic topic) {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        jdbc.sql("insert into unsubscribe_link (token_hash, person_id, topic, created_at) values (:hash, :person, :topic, :now)")
                .param("hash", hash(token))
                .param("person", person.value())
                .param("topic", topic.code())
                .param("now", Timestamp.from(clock.instant()))
                .update();
        return token;
    }

    /** Empty for whatever we never sent. */
    Optional<Wish> read(String token) {
        if (token.length() > LONGEST) {
            return Optional.empty();
        }
        return jdbc.sql("select person_id, topic from unsubscribe_link where token_hash = :hash")
                .param("hash", hash(token))
                .query((row, n) -> {
                    var person = row.getObject("person_id", UUID.class);
                    var wanted = person == null ? null : new UserId(person);
                    return Topic.of(row.getString("topic")).map(topic -> new Wish(wanted, topic));
                })
                .optional()
                .flatMap(wish -> wish);
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("No SHA-256 here", e);
        }
    }
}
