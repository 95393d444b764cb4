package uz.botfactory.support;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What the admin decided, by name, as JSON. Read from memory; a change is seen by all processes. Thread-safe. */
@Component
public class SettingsStore {

    private static final String TOPIC = "settings";

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Notices notices;
    private final Map<String, Optional<String>> known = new ConcurrentHashMap<>();

    SettingsStore(JdbcClient jdbc, JsonMapper json, Notices notices) {
        this.jdbc = jdbc;
        this.json = json;
        this.notices = notices;
        notices.listen(TOPIC, payload -> known.clear());
    }

    /** The saved value, or the other one when nobody saved any. */
    public <T> T get(String key, Class<T> type, T orElse) {
        return known.computeIfAbsent(key, this::read)
                .map(text -> json.readValue(text, type))
                .orElse(orElse);
    }

    /** As if nobody had ever saved it. */
    public void remove(String key) {
        jdbc.sql("delete from setting where key = :key").param("key", key).update();
        known.remove(key);
        notices.publish(TOPIC, key);
    }

    /** Saves the value for all processes. */
    public void put(String key, Object value) {
        jdbc.sql("""
                        insert into setting (key, value, changed_at) values (:key, :value::jsonb, now())
                        on conflict (key) do update set value = excluded.value, changed_at = now()
                        """)
                .param("key", key)
                .param("value", json.writeValueAsString(value))
                .update();
        known.remove(key);
        notices.publish(TOPIC, key);
    }

    private Optional<String> read(String key) {
        return jdbc.sql("select value::text from setting where key = :key")
                .param("key", key)
                .query(String.class)
                .optional();
    }
}
