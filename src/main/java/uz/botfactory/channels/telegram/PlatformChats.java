package uz.botfactory.channels.telegram;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import uz.botfactory.accounts.UserId;
import uz.botfactory.channels.PlatformBot;

/** Which chat with the platform's bot belongs to whom, and the codes that say so. */
@Component
class PlatformChats {

    static final Duration CODE_WORKS = Duration.ofMinutes(30);

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Duration UPDATES_KEPT = Duration.ofDays(8);

    private final JdbcClient jdbc;
    private final Clock clock;

    PlatformChats(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A fresh code for this person. The five newest work, since a page may be open more than once. */
    String code(UserId person) {
        var bytes = new byte[24];
        RANDOM.nextBytes(bytes);
        var code = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        jdbc.sql("""
                        delete from platform_code where person_id = :person and code_hash not in (
                            select code_hash from platform_code where person_id = :person order by expires_at desc limit 4)
                        """)
                .param("person", person.value())
                .update();
        jdbc.sql("insert into platform_code (code_hash, person_id, expires_at) values (:hash, :person, :until)")
                .param("hash", hash(code))
                .param("person", person.value())
                .param("until", Timestamp.from(clock.instant().plus(CODE_WORKS)))
                .update();
        return code;
    }

    /** Whose code it is; from now on it is nobody's. */
    Optional<UserId> use(String code) {
        return jdbc.sql("delete from platform_code where code_hash = :hash and expires_at > :now returning person_id")
                .param("hash", hash(code))
                .param("now", now())
                .query(UUID.class)
                .optional()
                .map(UserId::new);
    }

    void link(UserId person, long chat, String name) {
        jdbc.sql("""
                        insert into platform_chat (person_id, chat_id, name, linked_at) values (:person, :chat, :name, :now)
                        on conflict (person_id) do update set chat_id = excluded.chat_id, name = excluded.name, linked_at = excluded.linked_at
                        """)
                .param("person", person.value())
                .param("chat", chat)
                .param("name", name)
                .param("now", now())
                .update();
    }

    void unlink(UserId person) {
        jdbc.sql("delete from platform_chat where person_id = :person")
                .param("person", person.value())
                .update();
    }

    /** Whoever linked this chat hears nothing there any more; says whether anybody had. */
    boolean unlink(long chat) {
        return jdbc.sql("delete from platform_chat where chat_id = :chat")
                        .param("chat", chat)
                        .update()
                > 0;
    }

    /** Who linked this chat, the last first. */
    List<UserId> peopleAt(long chat) {
        return jdbc.sql("select person_id from platform_chat where chat_id = :chat order by linked_at desc")
                .param("chat", chat)
                .query(UUID.class)
                .list()
                .stream()
                .map(UserId::new)
                .toList();
    }

    Optional<Long> chatOf(UserId person) {
        return jdbc.sql("select chat_id from platform_chat where person_id = :person")
                .param("person", person.value())
                .query(Long.class)
                .optional();
    }

    Optional<PlatformBot.Link> linkOf(UserId person) {
        return jdbc.sql("select name, linked_at from platform_chat where person_id = :person")
                .param("person", person.value())
                .query((row, n) -> new PlatformBot.Link(row.getString(1), row.getTimestamp(2).toInstant()))
                .optional();
    }

    /** False when the update was there before. */
    boolean isNew(long bot, long update) {
        return jdbc.sql("insert into platform_update (bot_id, update_id, at) values (:bot, :update, :now) on conflict do nothing")
                        .param("bot", bot)
                        .param("update", update)
                        .param("now", now())
                        .update()
                == 1;
    }

    void forgetOld() {
        jdbc.sql("delete from platform_code where expires_at < :now").param("now", now()).update();
        jdbc.sql("delete from platform_update where at < :before")
                .param("before", Timestamp.from(clock.instant().minus(UPDATES_KEPT)))
                .update();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private static byte[] hash(String code) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(code.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("No SHA-256 here", e);
        }
    }
}
