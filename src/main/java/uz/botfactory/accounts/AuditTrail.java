package uz.botfactory.accounts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;
import uz.botfactory.support.Ids;

/** Who did what that matters: append-only, in the caller's transaction. Never put texts, tokens or addresses into it. */
@Service
public class AuditTrail {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    AuditTrail(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /**
     * @param actor who did it; null for the product itself
     * @param action what was done, as "thing.verb" in the past tense
     * @param subject the id of what it was done to
     */
    public void record(
            @Nullable UserId actor,
            @Nullable AccountId account,
            String action,
            String subject,
            Map<String, String> details) {
        jdbc.sql("""
                        insert into audit (id, at, actor, account_id, action, subject, details)
                        values (:id, :at, :actor, :account, :action, :subject, :details::jsonb)
                        """)
                .param("id", Ids.next())
                .param("at", Timestamp.from(clock.instant()))
                .param("actor", actor == null ? null : actor.value())
                .param("account", account == null ? null : account.value())
                .param("action", action)
                .param("subject", subject)
                .param("details", json.writeValueAsString(details))
                .update();
    }

    /** One thing that was done. */
    public record Entry(
            String id,
            Instant at,
            @Nullable String actor,
            @Nullable String accountId,
            String action,
            String subject,
            Map<String, String> details) {}

    /** Everything that was done about this account, newest first. */
    List<Entry> of(AccountId account) {
        return jdbc.sql("select * from audit where account_id = :account order by id desc limit 10000")
                .param("account", account.value())
                .query((row, n) -> entry(row))
                .list();
    }

    /** Entries below that id, newest first; an empty action means all. For staff only. */
    List<Entry> page(String action, UUID below, int limit) {
        return jdbc.sql("select * from audit where id < :below and (:action = '' or action = :action) order by id desc limit :limit")
                .param("below", below)
                .param("action", action)
                .param("limit", limit)
                .query((row, n) -> entry(row))
                .list();
    }

    private Entry entry(ResultSet row) throws SQLException {
        var details = new LinkedHashMap<String, String>();
        json.readTree(row.getString("details"))
                .properties()
                .forEach(detail -> details.put(detail.getKey(), detail.getValue().asString("")));
        return new Entry(
                row.getString("id"),
                row.getTimestamp("at").toInstant(),
                row.getString("actor"),
                row.getString("account_id"),
                row.getString("action"),
                row.getString("subject"),
                details);
    }
}
