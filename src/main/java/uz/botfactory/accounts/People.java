package uz.botfactory.accounts;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import uz.botfactory.support.Notices;
import uz.botfactory.support.UiLanguage;

/** The people and accounts, read from memory; a change is seen by all processes. */
@Component
class People {

    static final ZoneId TASHKENT = ZoneId.of("Asia/Tashkent");

    private static final String TOPIC = "accounts.changed";
    private static final String SELECT = """
            select p.*, a.banned_at is not null as banned
            from person p left join account a on a.id = p.account_id
            where (p.account_id is null or a.deleted_at is null) and
            """;

    private final JdbcClient jdbc;
    private final Notices notices;
    private final Cache<UserId, Optional<Person>> people = cache();
    private final Cache<AccountId, Optional<Account>> accounts = cache();

    People(JdbcClient jdbc, Notices notices) {
        this.jdbc = jdbc;
        this.notices = notices;
        notices.listen(TOPIC, this::forget);
    }

    Optional<Person> find(UserId id) {
        return people.get(id, this::read);
    }

    Optional<Account> find(AccountId id) {
        return accounts.get(id, this::read);
    }

    Optional<Person> byEmail(String email) {
        return one("lower(p.email) = lower(:value)", email);
    }

    Optional<Person> byUsername(String username) {
        return one("lower(p.username) = lower(:value)", username);
    }

    Optional<Person> byPhone(String phone) {
        return one("p.phone = :value", phone);
    }

    List<Person> of(AccountId account) {
        return jdbc.sql(SELECT + "p.account_id = :account order by p.created_at")
                .param("account", account.value())
                .query(People::person)
                .list();
    }

    /** The platform's staff. */
    List<Person> staff() {
        return jdbc.sql(SELECT + "p.admin order by p.id").query(People::person).list();
    }

    /** People below that id (newest first) in whose name, email, username or phone the text occurs. */
    List<Person> search(String text, UUID below, int limit) {
        return jdbc.sql(SELECT + """
                        p.id < :below and (:text = '' or strpos(lower(p.full_name || ' ' || p.email || ' ' || p.username || ' ' || coalesce(p.phone, '')), lower(:text)) > 0)
                        order by p.id desc limit :limit
                        """)
                .param("below", below)
                .param("text", text)
                .param("limit", limit)
                .query(People::person)
                .list();
    }

    /** Everybody reads this person and account anew, from the commit of the present transaction on. */
    void changed(Person person) {
        changed(person.id(), person.account());
    }

    void changed(UserId user, @Nullable AccountId account) {
        notices.publish(TOPIC, user + (account == null ? "" : " " + account));
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    forget(user, account);
                }
            });
        } else {
            forget(user, account);
        }
    }

    private void forget(UserId user, @Nullable AccountId account) {
        people.invalidate(user);
        if (account != null) {
            accounts.invalidate(account);
        }
    }

    private void forget(String payload) {
        if (payload.equals(Notices.EVERYTHING)) {
            people.invalidateAll();
            accounts.invalidateAll();
            return;
        }
        for (var id : payload.split(" ")) {
            people.invalidate(new UserId(UUID.fromString(id)));
            accounts.invalidate(new AccountId(UUID.fromString(id)));
        }
    }

    private Optional<Person> read(UserId id) {
        return jdbc.sql(SELECT + "p.id = :id")
                .param("id", id.value())
                .query(People::person)
                .optional();
    }

    private Optional<Account> read(AccountId id) {
        return jdbc.sql("""
                        select a.*, p.id as owner from account a join person p on p.account_id = a.id
                        where a.id = :id and a.deleted_at is null order by p.created_at limit 1
                        """)
                .param("id", id.value())
                .query((row, n) -> new Account(
                        id,
                        new UserId(row.getObject("owner", UUID.class)),
                        row.getString("name"),
                        language(row.getString("language")),
                        ZoneId.of(row.getString("zone")),
                        row.getObject("banned_at") != null))
                .optional();
    }

    private Optional<Person> one(String condition, String value) {
        return jdbc.sql(SELECT + condition).param("value", value).query(People::person).optional();
    }

    private static Person person(ResultSet row, int number) throws SQLException {
        var account = row.getObject("account_id", UUID.class);
        return new Person(
                new UserId(row.getObject("id", UUID.class)),
                account == null ? null : new AccountId(account),
                row.getBoolean("admin"),
                row.getString("full_name"),
                row.getString("username"),
                row.getString("email"),
                row.getObject("email_verified_at") != null,
                row.getString("phone"),
                row.getObject("phone_confirmed_at") != null,
                language(row.getString("language")),
                row.getString("theme"),
                ZoneId.of(row.getString("zone")),
                row.getBoolean("totp_confirmed"),
                row.getBoolean("must_change_password"),
                row.getBoolean("banned"),
                row.getInt("version"),
                row.getTimestamp("created_at").toInstant());
    }

    private static UiLanguage language(String code) {
        return UiLanguage.of(code).orElse(UiLanguage.UZ);
    }

    private static <K, V> Cache<K, V> cache() {
        return Caffeine.newBuilder().maximumSize(20_000).expireAfterWrite(Duration.ofMinutes(5)).build();
    }
}
