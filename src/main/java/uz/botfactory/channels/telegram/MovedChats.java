package uz.botfactory.channels.telegram;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import uz.botfactory.channels.Connection;

/** Groups that Telegram gave a new number when they grew. */
@Component
class MovedChats {

    private final JdbcClient jdbc;
    private final Cache<Key, Long> cache =
            Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(Duration.ofMinutes(10)).build();

    private record Key(UUID connection, long chat) {}

    MovedChats(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The chat's present number. Only groups move. */
    long nowAt(Connection connection, long chat) {
        return chat > 0 ? chat : cache.get(new Key(connection.id(), chat), key -> stored(connection, chat));
    }

    void to(Connection connection, long chat, long now) {
        jdbc.sql(
                        """
                        insert into moved_chat (account_id, connection_id, chat, now_at)
                        select account_id, id, :chat, :now from connection where account_id = :account and id = :connection
                        on conflict (account_id, connection_id, chat) do update set now_at = excluded.now_at
                        """)
                .param("account", connection.account().value())
                .param("connection", connection.id())
                .param("chat", Long.toString(chat))
                .param("now", Long.toString(now))
                .update();
        cache.put(new Key(connection.id(), chat), now);
    }

    private long stored(Connection connection, long chat) {
        return jdbc.sql(
                        """
                        select now_at from moved_chat
                        where account_id = :account and connection_id = :connection and chat = :chat
                        """)
                .param("account", connection.account().value())
                .param("connection", connection.id())
                .param("chat", Long.toString(chat))
                .query(String.class)
                .optional()
                .map(Long::parseLong)
                .orElse(chat);
    }
}
