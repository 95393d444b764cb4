package uz.botfactory.accounts;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import uz.botfactory.support.Ids;
import uz.botfactory.support.Problem;

/** The named keys that a business gives its own programs. A key is shown once; after that only its last letters are known. */
@Component
class ApiKeys {

    private static final int MOST = 20;
    private static final Set<String> SCOPES = Set.of("read", "write");

    record ApiKey(UUID id, String name, String scope, String ending, Instant createdAt, @Nullable Instant lastUsedAt) {}

    record Fresh(ApiKey key, String plain) {}

    private final JdbcClient jdbc;
    private final Tokens tokens;
    private final ObjectProvider<ApiAccess> access;
    private final AuditTrail audit;
    private final Clock clock;

    ApiKeys(JdbcClient jdbc, Tokens tokens, ObjectProvider<ApiAccess> access, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.tokens = tokens;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
    }

    /** Throws the reason when the business may not use keys. */
    void requireAccess(AccountId account) {
        access.getObject().require(account);
    }

    List<ApiKey> of(AccountId account) {
        return jdbc.sql("select * from api_key where account_id = :account and revoked_at is null order by id desc")
                .param("account", account.value())
                .query((row, n) -> new ApiKey(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getString("scope"),
                        row.getString("ending"),
                        row.getTimestamp("created_at").toInstant(),
                        row.getTimestamp("last_used_at") == null
                                ? null
                                : row.getTimestamp("last_used_at").toInstant()))
                .list();
    }

    @Transactional
    Fresh create(AccountId account, UserId by, String name, String scope) {
        requireAccess(account);
        var named = checked(name);
        if (!SCOPES.contains(scope)) {
            throw Problem.of(422, "unknown_scope", "accounts.problem.keyScope").at("scope");
        }
        if (of(account).size() >= MOST) {
            throw Problem.of(422, "too_many_keys", "accounts.problem.tooManyKeys", MOST).at("name");
        }
        var plain = Tokens.API_KEY + Tokens.random();
        var key = new ApiKey(
                Ids.next(), named, scope, plain.substring(plain.length() - 4), clock.instant().truncatedTo(ChronoUnit.MILLIS), null);
        insert(account, by, key, plain);
        audit.record(by, account, "api_key.created", key.id().toString(), Map.of("scope", scope));
        return new Fresh(key, plain);
    }

    /** From now on nothing is opened by it; another account's key is not found. */
    @Transactional
    void revoke(AccountId account, UUID id, UserId by) {
        int revoked = jdbc.sql("update api_key set revoked_at = :now where account_id = :account and id = :id and revoked_at is null")
                .param("now", Timestamp.from(clock.instant()))
                .param("account", account.value())
                .param("id", id)
                .update();
        if (revoked == 0) {
            throw Problem.notFound();
        }
        tokens.forget();
        audit.record(by, account, "api_key.revoked", id.toString(), Map.of());
    }

    private void insert(AccountId account, UserId by, ApiKey key, String plain) {
        jdbc.sql("""
                        insert into api_key (account_id, id, person_id, name, scope, key_hash, ending, created_at)
                        values (:account, :id, :person, :name, :scope, :hash, :ending, :now)
                        """)
                .param("account", account.value())
                .param("id", key.id())
                .param("person", by.value())
                .param("name", key.name())
                .param("scope", key.scope())
                .param("hash", Tokens.hash(plain))
                .param("ending", key.ending())
                .param("now", Timestamp.from(key.createdAt()))
                .update();
    }

    private static String checked(String name) {
        var named = name.strip();
        if (named.isEmpty() || named.length() > 100) {
            throw Problem.of(422, "name_missing", "accounts.problem.keyNameMissing").at("name");
        }
        return named;
    }
}
