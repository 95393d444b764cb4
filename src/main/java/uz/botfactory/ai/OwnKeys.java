package uz.botfactory.ai;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.support.Notices;
import uz.botfactory.support.Secrets;

/** The keys that owners gave us, sealed in the database, open in memory for a while. */
@Component
class OwnKeys {

    private static final String TOPIC = "ai_key";

    private final JdbcClient jdbc;
    private final Secrets secrets;
    private final Notices notices;
    private final Clock clock;
    private final Cache<AccountId, Optional<OwnKey>> known = Caffeine.newBuilder()
            .maximumSize(20_000)
            .expireAfterAccess(Duration.ofMinutes(10))
            .build();

    OwnKeys(JdbcClient jdbc, Secrets secrets, Notices notices, Clock clock) {
        this.jdbc = jdbc;
        this.secrets = secrets;
        this.notices = notices;
        this.clock = clock;
        notices.listen(TOPIC, this::changed);
    }

    Optional<OwnKey> of(AccountId account) {
        return known.get(account, this::read);
    }

    /** Takes the place of the one before. */
    @Transactional
    void put(AccountId account, OwnKey key) {
        jdbc.sql("""
                        insert into ai_key (account_id, provider, sealed, checked_at)
                        values (:account, :provider, :sealed, :now)
                        on conflict (account_id) do update
                        set provider = excluded.provider, sealed = excluded.sealed, checked_at = excluded.checked_at
                        """)
                .param("account", account.value())
                .param("provider", key.provider())
                .param("sealed", secrets.encrypt(key.key(), place(account)))
                .param("now", Timestamp.from(clock.instant()))
                .update();
        notices.publish(TOPIC, account.toString());
    }

    @Transactional
    void remove(AccountId account) {
        jdbc.sql("delete from ai_key where account_id = :account")
                .param("account", account.value())
                .update();
        notices.publish(TOPIC, account.toString());
    }

    /** What is remembered in this process is old. */
    void forget(AccountId account) {
        known.invalidate(account);
    }

    private void changed(String payload) {
        if (payload.equals(Notices.EVERYTHING)) {
            known.invalidateAll();
        } else {
            forget(new AccountId(UUID.fromString(payload)));
        }
    }

    private Optional<OwnKey> read(AccountId account) {
        return jdbc.sql("select provider, sealed from ai_key where account_id = :account")
                .param("account", account.value())
                .query((row, number) -> new OwnKey(
                        row.getString("provider"), secrets.decrypt(row.getBytes("sealed"), place(account))))
                .optional();
    }

    private static String place(AccountId account) {
        return "ai_key.sealed." + account;
    }
}
