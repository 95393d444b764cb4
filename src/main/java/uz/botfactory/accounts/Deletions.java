package uz.botfactory.accounts;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Ends accounts: the people go at once, the account is gone for every look-up, and its row goes when all others have. */
@Component
class Deletions {

    private static final Logger LOG = LoggerFactory.getLogger(Deletions.class);
    private static final Duration TIME_TO_PURGE = Duration.ofDays(1);

    private final JdbcClient jdbc;
    private final People people;
    private final Tokens tokens;
    private final AuditTrail audit;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Deletions(
            JdbcClient jdbc,
            People people,
            Tokens tokens,
            AuditTrail audit,
            Clock clock,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.people = people;
        this.tokens = tokens;
        this.audit = audit;
        this.clock = clock;
        this.events = events;
    }

    @Transactional
    void delete(AccountId account, UserId by) {
        var members = people.of(account);
        jdbc.sql("update account set deleted_at = :now, name = '' where id = :account and deleted_at is null")
                .param("now", Timestamp.from(clock.instant()))
                .param("account", account.value())
                .update();
        members.forEach(this::remove);
        tokens.forget();
        audit.record(by, account, "account.deleted", account.toString(), Map.of());
        events.publishEvent(new AccountDeleted(account));
    }

    /** The rows of accounts that everybody had time to clear; one that is still referred to waits for the next time. */
    void removeRows() {
        jdbc.sql("select id from account where deleted_at < :before")
                .param("before", Timestamp.from(clock.instant().minus(TIME_TO_PURGE)))
                .query(UUID.class)
                .list()
                .forEach(this::removeRow);
    }

    private void removeRow(UUID account) {
        try {
            jdbc.sql("delete from account where id = :account").param("account", account).update();
        } catch (DataIntegrityViolationException e) {
            LOG.info("Account {} is deleted, but something still refers to it", account);
        }
    }

    private void remove(Person person) {
        jdbc.sql("delete from person where id = :id").param("id", person.id().value()).update();
        people.changed(person);
    }
}
