package uz.botfactory.conversations;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import uz.botfactory.support.Ids;

/** Stores what came in: three statements for any number of messages. */
@Component
class Arrivals {

    private static final int LONGEST_TEXT = 8_000;
    private static final int LONGEST_NAME = 200;

    private static final String NEW_CUSTOMERS = """
            insert into customer (account_id, id, bot_id, channel, connection, customer_key, name, hint, created_at)
            select * from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (account_id, bot_id, connection, customer_key) do nothing
            """;

    // Rows come sorted, so that two batches never wait for each other crosswise.
    private static final String CONVERSATIONS = """
            insert into conversation (account_id, id, bot_id, customer_id, channel, connection, conversation_key, last_at, created_at)
            select n.account, n.id, n.bot, c.id, n.channel, n.connection, n.conversation_key, n.at, n.at
            from unnest(?, ?, ?, ?, ?, ?, ?, ?) with ordinality
                as n (account, id, bot, customer_key, channel, connection, conversation_key, at, place)
            join customer c on c.account_id = n.account and c.bot_id = n.bot and c.connection = n.connection
                and c.customer_key = n.customer_key
            order by n.place
            on conflict (account_id, bot_id, connection, conversation_key) do update set last_at = excluded.last_at
            returning id, bot_id, connection, conversation_key
            """;

    private static final String MESSAGES = """
            insert into message (account_id, conversation_id, id, side, kind, state, external_ids, created_at, sent_at, text)
            select account, conversation, id, 'CUSTOMER', kind, 'OPEN', external, created, sent, words
            from unnest(?, ?, ?, ?, ?, ?, ?, ?) as n (account, conversation, id, kind, external, created, sent, words)
            """;

    private final JdbcTemplate jdbc;
    private final Clock clock;

    Arrivals(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    List<ConversationId> store(List<Incoming> batch) {
        if (batch.isEmpty()) {
            return List.of();
        }
        makeCustomers(batch);
        var places = conversations(batch);
        insert(batch, places);
        return batch.stream().map(each -> places.get(Place.of(each))).toList();
    }

    private void makeCustomers(List<Incoming> batch) {
        var now = clock.instant();
        jdbc.update(
                NEW_CUSTOMERS,
                new Columns<>(batch)
                        .uuid(Incoming::account)
                        .uuid(each -> Ids.next())
                        .uuid(Incoming::bot)
                        .text(Incoming::channel)
                        .uuid(Incoming::connection)
                        .text(Incoming::customerKey)
                        .text(each -> shortened(clean(each.customerName()), LONGEST_NAME))
                        .text(Incoming::languageHint)
                        .time(each -> now));
    }

    private Map<Place, ConversationId> conversations(List<Incoming> batch) {
        var now = clock.instant();
        var first = new TreeMap<Place, Incoming>(Place.ORDER);
        batch.forEach(each -> first.putIfAbsent(Place.of(each), each));
        var found = new HashMap<Place, ConversationId>();
        jdbc.query(
                CONVERSATIONS,
                new Columns<>(List.copyOf(first.values()))
                        .uuid(Incoming::account)
                        .uuid(each -> Ids.next())
                        .uuid(Incoming::bot)
                        .text(Incoming::customerKey)
                        .text(Incoming::channel)
                        .uuid(Incoming::connection)
                        .text(Incoming::conversationKey)
                        .time(each -> now),
                row -> {
                    found.put(Place.of(row), new ConversationId(row.getObject(1, UUID.class)));
                });
        return found;
    }

    private void insert(List<Incoming> batch, Map<Place, ConversationId> places) {
        var now = clock.instant();
        jdbc.update(
                MESSAGES,
                new Columns<>(batch)
                        .uuid(Incoming::account)
                        .uuid(each -> places.get(Place.of(each)))
                        .uuid(each -> Ids.next())
                        .text(Incoming::kind)
                        .text(Incoming::externalId)
                        .time(each -> now)
                        .time(Incoming::sentAt)
                        .text(each -> shortened(clean(each.text()), LONGEST_TEXT)));
    }

    /** PostgreSQL keeps no zero characters and no halves of surrogate pairs. */
    static String clean(String text) {
        if (text.chars().noneMatch(c -> c == 0 || Character.isSurrogate((char) c))) {
            return text;
        }
        var out = new StringBuilder(text.length());
        text.codePoints().filter(c -> c != 0 && (c < 0xD800 || c > 0xDFFF)).forEach(out::appendCodePoint);
        return out.toString();
    }

    static String shortened(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest);
    }

    /** What tells one conversation from another; connections belong to one account. */
    private record Place(UUID bot, UUID connection, String key) {

        static final Comparator<Place> ORDER =
                Comparator.comparing(Place::bot).thenComparing(Place::connection).thenComparing(Place::key);

        static Place of(Incoming each) {
            return new Place(each.bot().value(), each.connection(), each.conversationKey());
        }

        static Place of(ResultSet row) throws SQLException {
            return new Place(row.getObject(2, UUID.class), row.getObject(3, UUID.class), row.getString(4));
        }
    }
}
