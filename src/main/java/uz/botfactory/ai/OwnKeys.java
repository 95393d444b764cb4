package uz.botfactory.ai;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.support.Notices;
import uz.botfactory.support.Secrets;

/** The keys that owners gave us, sealed in the database, open in memory for a while. */
@Component
class OwnKeys {

    private static final Logger LOG = LoggerFactory.getLogger(OwnKeys.class);
    private static final String TOPIC = "ai_key";

    private final JdbcClient jdbc;
    private final Secrets secrets;
    private final Notices notices;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final Cache<AccountId, Optional<OwnKey>> known = Caffeine.newBuilder()
            .maximumSize(20_000)
            .expireAfterAccess(Duration.ofMinutes(10))
            .build();

    OwnKeys(JdbcClient jdbc, Secrets secrets, Notices notices, Clock clock, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.secrets = secrets;
        this.notices = notices;
        this.clock = clock;
        this.transaction = transaction;
        notices.listen(TOPIC, this::changed);
    }

    Optional<OwnKey> of(AccountId account) {
        return known.get(account, this::read);
    }

    /** Takes the place of the one before. */
    void put(AccountId account, OwnKey key) {
        change(account, () -> jdbc.sql("""
                        insert into ai_key (account_id, provider, sealed, checked_at)
                        values (:account, :provider, :sealed, :now)
                        on conflict (account_id) do update
                        set provider = excluded.provider, sealed = excluded.sealed, checked_at = excluded.checked_at
                        """)
                .param("account", account.value())
                .param("provider", key.provider())
                .param("sealed", secrets.encrypt(key.key(), place(account)))
                .param("now", Timestamp.from(clock.instant()))
                .update());
    }

    void remove(AccountId account) {
        change(account, () -> jdbc.sql("delete from ai_key where account_id = :account")
                .param("account", account.value())
                .update());
    }

    /** Told to the other processes at the commit, and to this one at once: the next question already minds it. */
    private void change(AccountId account, Runnable statement) {
        transaction.executeWithoutResult(status -> {
            statement.run();
            notices.publish(TOPIC, account.toString());
        });
        known.invalidate(account);
    }

    private void changed(String payload) {
        if (payload.equals(Notices.EVERYTHING)) {
            known.invalidateAll();
        } else {
            known.invalidate(new AccountId(UUID.fromString(payload)));
        }
    }

    private Optional<OwnKey> read(AccountId account) {
        return jdbc.sql("select provider, sealed from ai_key where account_id = :account")
                .param("account", account.value())
                .query((row, number) -> open(account, row.getString("provider"), row.getBytes("sealed")))
                .optional()
                .flatMap(key -> key);
    }

    /** A key sealed under a SECRET_KEY that is gone is as good as none: the platform's model answers. */
    private Optional<OwnKey> open(AccountId account, String provider, byte[] sealed) {
        try {
            return Optional.of(new OwnKey(provider, secrets.decrypt(sealed, place(account))));
        } catch (IllegalStateException e) {
            LOG.warn("The own AI key of account {} cannot be opened: {}", account, e.getMessage());
            return Optional.empty();
        }
    }

    private static String place(AccountId account) {
        return "ai_key.sealed." + account;
    }
}
