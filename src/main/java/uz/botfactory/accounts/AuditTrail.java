package uz.botfactory.accounts;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Map;
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
}
