package uz.botfactory.channels;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import uz.botfactory.conversations.Incoming;

/** The memory that lets each event in once. */
@Component
class Received {

    private static final String INSERT =
            """
            insert into received (account_id, connection_id, event_key)
            select * from unnest(?::uuid[], ?::uuid[], ?::text[])
            on conflict do nothing
            returning account_id, connection_id, event_key
            """;

    private final JdbcTemplate jdbc;

    Received(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Which of them come for the first time, by their place in the list. Within the caller's transaction. */
    BitSet fresh(List<Incoming> batch) {
        var places = new HashMap<Key, Integer>(batch.size() * 2);
        for (int i = 0; i < batch.size(); i++) {
            places.putIfAbsent(Key.of(batch.get(i)), i);
        }
        var fresh = new BitSet(batch.size());
        jdbc.query(connection -> insert(connection, places), row -> {
            fresh.set(places.get(
                    new Key(row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getString(3))));
        });
        return fresh;
    }

    /** Ordered, so that two processes never wait for each other. */
    private static PreparedStatement insert(Connection connection, Map<Key, Integer> places)
            throws SQLException {
        var keys = places.keySet().stream().sorted(Key.ORDER).toList();
        var statement = connection.prepareStatement(INSERT);
        statement.setArray(1, connection.createArrayOf("uuid", keys.stream().map(Key::account).toArray()));
        statement.setArray(2, connection.createArrayOf("uuid", keys.stream().map(Key::connection).toArray()));
        statement.setArray(3, connection.createArrayOf("text", keys.stream().map(Key::event).toArray()));
        return statement;
    }

    /** No channel repeats an event after a day; we remember for eight. */
    int forgetOld() {
        return jdbc.update("delete from received where at < now() - interval '8 days'");
    }

    private record Key(UUID account, UUID connection, String event) {

        static final Comparator<Key> ORDER = Comparator.comparing(Key::connection).thenComparing(Key::event);

        static Key of(Incoming message) {
            return new Key(message.account().value(), message.connection(), message.eventKey());
        }
    }
}
