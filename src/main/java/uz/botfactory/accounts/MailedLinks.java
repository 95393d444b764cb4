package uz.botfactory.accounts;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import uz.botfactory.support.Letter;
import uz.botfactory.support.Letters;
import uz.botfactory.support.Mail;
import uz.botfactory.support.MailMessage;
import uz.botfactory.support.PublicAddress;
import uz.botfactory.support.Texts;
import uz.botfactory.support.UiLanguage;

/** Links sent by mail that prove who reads it. Each works once and not for long; only its hash is kept. */
@Component
class MailedLinks {

    /** What a link is for, how long it works, and where it leads. */
    enum Purpose {
        VERIFY(Duration.ofDays(7), "/verify"),
        RESET(Duration.ofHours(1), "/reset");

        private final Duration works;
        private final String path;

        Purpose(Duration works, String path) {
            this.works = works;
            this.path = path;
        }
    }

    /** Whom a link was sent to. */
    record Proof(UserId user, String email) {}

    private final JdbcClient jdbc;
    private final Mail mail;
    private final Letters letters;
    private final Texts texts;
    private final PublicAddress address;
    private final Clock clock;

    MailedLinks(JdbcClient jdbc, Mail mail, Letters letters, Texts texts, PublicAddress address, Clock clock) {
        this.jdbc = jdbc;
        this.mail = mail;
        this.letters = letters;
        this.texts = texts;
        this.address = address;
        this.clock = clock;
    }

    @Transactional
    void sendVerification(UserId user, String email, String name, UiLanguage language) {
        send(Purpose.VERIFY, user, email, name, language);
    }

    @Transactional
    void sendReset(Person person) {
        send(Purpose.RESET, person.id(), person.email(), person.fullName(), person.language());
    }

    /** Whom the link proves, without using it up. */
    Optional<Proof> look(Purpose purpose, String token) {
        return jdbc.sql("""
                        select person_id, email from mailed_link
                        where token_hash = :hash and purpose = :purpose and expires_at > :now
                        """)
                .param("hash", Tokens.hash(token))
                .param("purpose", purpose.name())
                .param("now", Timestamp.from(clock.instant()))
                .query((row, n) -> new Proof(new UserId(row.getObject(1, UUID.class)), row.getString(2)))
                .optional();
    }

    /** Whom the link proves; it and its sisters work no more. */
    @Transactional
    Optional<Proof> use(Purpose purpose, String token) {
        var proof = look(purpose, token);
        return proof.filter(known -> jdbc.sql("delete from mailed_link where person_id = :user and purpose = :purpose")
                        .param("user", known.user().value())
                        .param("purpose", purpose.name())
                        .update()
                > 0);
    }

    void forgetExpired() {
        jdbc.sql("delete from mailed_link where expires_at < :now")
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    private void send(Purpose purpose, UserId user, String email, String name, UiLanguage language) {
        var token = Tokens.random();
        jdbc.sql("insert into mailed_link (token_hash, person_id, purpose, email, expires_at) values (:hash, :user, :purpose, :email, :until)")
                .param("hash", Tokens.hash(token))
                .param("user", user.value())
                .param("purpose", purpose.name())
                .param("email", email)
                .param("until", Timestamp.from(clock.instant().plus(purpose.works)))
                .update();
        mail.send(message(purpose, email, name, language, address.of(language, purpose.path + "?token=" + token)));
    }

    private MailMessage message(Purpose purpose, String email, String name, UiLanguage language, String link) {
        var key = purpose == Purpose.VERIFY ? "accounts.mail.verify." : "accounts.mail.reset.";
        var hello = texts.get(language, "accounts.mail.hello", name);
        var text = texts.get(language, key + "text");
        var button = texts.get(language, key + "button");
        var small = texts.get(language, key + "small");
        return letters.write(new Letter(
                email,
                language,
                texts.get(language, key + "subject"),
                List.of(hello, text),
                new Letter.Button(button, link),
                small,
                "",
                null,
                Map.of(),
                null));
    }
}
