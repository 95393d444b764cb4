package uz.botfactory.accounts;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import uz.botfactory.support.Problem;

/** The businesses and the people who act for them. Thread-safe; look-ups are answered from memory. */
@Service
public class Accounts {

    private final People people;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final AuditTrail audit;
    private final Registrations registrations;
    private final Profiles profiles;
    private final Phones phones;

    Accounts(
            People people,
            JdbcClient jdbc,
            Clock clock,
            ApplicationEventPublisher events,
            AuditTrail audit,
            Registrations registrations,
            Profiles profiles,
            Phones phones) {
        this.people = people;
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
        this.audit = audit;
        this.registrations = registrations;
        this.profiles = profiles;
        this.phones = phones;
    }

    /** Registers a person with a business and its trial, without any limit: for our own demo business. */
    public Person register(NewPerson person) {
        return person(registrations.register(person, null));
    }

    /** Changes what the person may change about themselves; the first thing that is wrong is thrown as a problem. */
    public Person change(UserId user, ProfileChange change) {
        profiles.change(person(user), change);
        return person(user);
    }

    /** The account; a deleted or unknown one is not found. */
    public Account get(AccountId id) {
        return find(id).orElseThrow(Problem::notFound);
    }

    /** The account, unless it is deleted or unknown. */
    public Optional<Account> find(AccountId id) {
        return people.find(id);
    }

    /** The person; a deleted or unknown one is not found. */
    public Person person(UserId id) {
        return people.find(id).orElseThrow(Problem::notFound);
    }

    /** The person who owns the account. */
    public Person owner(AccountId account) {
        return person(get(account).owner());
    }

    /** The person, unless they are gone. */
    public Optional<Person> find(UserId id) {
        return people.find(id);
    }

    /** The people who run the platform. */
    public List<Person> staff() {
        return people.staff();
    }

    /**
     * Notes that the phone was proved to be this person's, when it is the one of their profile; says whether it is.
     *
     * @param phone as somebody who knows for sure wrote it, with or without a plus
     */
    @Transactional
    public boolean confirmPhone(UserId user, String phone) {
        var person = person(user);
        if (!phones.read(phone).filter(proved -> proved.equals(person.phone())).isPresent()) {
            return false;
        }
        jdbc.sql("update person set phone_confirmed_at = :now where id = :id and phone_confirmed_at is null")
                .param("now", Timestamp.from(clock.instant()))
                .param("id", user.value())
                .update();
        people.changed(person);
        return true;
    }

    /** Newest people first, below that id, in whose name, email, username or phone the text occurs. For staff only. */
    public List<Person> search(String text, UUID below, int limit) {
        return people.search(text, below, limit);
    }

    /** Bars the person's account: its bots stop at once. Repeating changes nothing. */
    @Transactional
    public void ban(UserId user, UserId by) {
        var account = accountOf(user);
        if (mark(account, "banned_at = :now", "banned_at is null")) {
            people.changed(user, account);
            audit.record(by, account, "account.banned", user.toString(), Map.of());
            events.publishEvent(new AccountBanned(account));
        }
    }

    /** Lifts a ban. Repeating changes nothing. */
    @Transactional
    public void unban(UserId user, UserId by) {
        var account = accountOf(user);
        if (mark(account, "banned_at = null", "banned_at is not null and :now::timestamptz is not null")) {
            people.changed(user, account);
            audit.record(by, account, "account.unbanned", user.toString(), Map.of());
            events.publishEvent(new AccountUnbanned(account));
        }
    }

    /** The account of this person; staff and unknown people are not found. */
    public AccountId accountOf(UserId user) {
        var account = person(user).account();
        if (account == null) {
            throw Problem.notFound();
        }
        return account;
    }

    private boolean mark(AccountId account, String change, String condition) {
        return jdbc.sql("update account set " + change + " where id = :account and " + condition)
                        .param("account", account.value())
                        .param("now", Timestamp.from(clock.instant()))
                        .update()
                == 1;
    }
}
