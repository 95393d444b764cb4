package uz.botfactory.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import uz.botfactory.support.postgres.EmbeddedPostgres;

class MailOutboxTests {

    @RegisterExtension
    static final GreenMailExtension SERVER = new GreenMailExtension(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @TempDir
    static Path data;

    private static EmbeddedPostgres postgres;
    private static JdbcClient jdbc;

    private final TestClock clock = new TestClock();

    @BeforeAll
    static void startDatabase() {
        postgres = EmbeddedPostgres.start(data, TestDatabase.sharedCache());
        var source = new DriverManagerDataSource(postgres.url(), postgres.user(), postgres.password());
        Flyway.configure().dataSource(source).load().migrate();
        jdbc = JdbcClient.create(source);
    }

    @AfterAll
    static void stopDatabase() {
        postgres.close();
    }

    @BeforeEach
    void empty() {
        jdbc.sql("delete from mail_outbox").update();
        jdbc.sql("delete from mail_refusal").update();
    }

    @Test
    void aMailArrivesInBothForms() throws MessagingException {
        var outbox = outbox(SERVER.getSmtp().getPort());

        outbox.send(mail("aziza@example.uz", null));
        outbox.sendDue();

        var received = SERVER.getReceivedMessages();
        assertThat(received).hasSize(1);
        assertThat(received[0].getSubject()).isEqualTo("Choy tayyor — чай готов");
        assertThat(received[0].getHeader("Message-ID")[0]).endsWith("@botfactory>");
        assertThat(state()).isEqualTo("sent");
    }

    @Test
    void aMailTakesItsOwnHeadersAlong() throws MessagingException {
        var outbox = outbox(SERVER.getSmtp().getPort());
        var link = "<https://example.uz/unsubscribe/" + "a".repeat(60) + ">";

        outbox.send(new MailMessage(
                "aziza@example.uz",
                "Choy",
                "Salom",
                "<p>Salom</p>",
                Map.of("List-Unsubscribe", link, "List-Unsubscribe-Post", "List-Unsubscribe=One-Click"),
                null));
        outbox.sendDue();

        var received = SERVER.getReceivedMessages()[0];
        assertThat(received.getHeader("List-Unsubscribe")).containsExactly(link);
        assertThat(received.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
    }

    @Test
    void aHeaderIsOneLine() {
        assertThatThrownBy(() -> new MailMessage("a@b.uz", "", "", "", Map.of("X-A", "b\r\nBcc: c@d.uz"), null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theSameKeyGoesOutOnce() {
        var outbox = outbox(SERVER.getSmtp().getPort());

        outbox.send(mail("aziza@example.uz", "trial-ended"));
        outbox.sendDue();
        outbox.send(mail("aziza@example.uz", "trial-ended"));
        outbox.sendDue();

        assertThat(SERVER.getReceivedMessages()).hasSize(1);
    }

    @Test
    void aServerThatIsAwayIsTriedAgainLater() {
        var outbox = outbox(1);
        outbox.send(mail("aziza@example.uz", null));
        outbox.sendDue();
        assertThat(state()).isEqualTo("waiting");

        outbox(SERVER.getSmtp().getPort()).sendDue();
        assertThat(SERVER.getReceivedMessages()).as("not before its time").isEmpty();

        clock.pass(Duration.ofMinutes(5));
        outbox(SERVER.getSmtp().getPort()).sendDue();
        assertThat(SERVER.getReceivedMessages()).hasSize(1);
    }

    @Test
    void anAddressThatDoesNotExistIsRememberedUntilAMailIsTaken() throws IOException {
        try (var server = FakeSmtp.answering("550 5.1.1 No such user here")) {
            send(server, "Gone@example.uz");
        }
        assertThat(state()).isEqualTo("refused");
        assertThat(refusals().has("gone@example.uz")).isTrue();
        assertThat(refusals().has("aziza@example.uz")).isFalse();

        var outbox = outbox(SERVER.getSmtp().getPort());
        outbox.send(mail("gone@example.uz", null));
        outbox.sendDue();
        assertThat(refusals().has("gone@example.uz")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "550 No such user,                      refused, true",
        "550-5.1.1 The account does not exist,  refused, true",
        "550 5.2.1 Mailbox is disabled,         refused, true",
        "553 5.1.10 Recipient not found,        refused, true",
        "550 5.7.1 Relaying denied,             refused, false",
        "553 5.1.8 Sender address rejected,     refused, false",
        "554 5.7.1 Spam,                        refused, false",
        "552 5.2.2 Mailbox full,                refused, false",
        "450 4.2.1 Try later,                   waiting, false"
    })
    void onlyWhatTheServerSaysOfTheAddressIsHeldAgainstIt(String answer, String state, boolean remembered) throws IOException {
        try (var server = FakeSmtp.answering(answer)) {
            send(server, "gone@example.uz");
        }

        assertThat(state()).isEqualTo(state);
        assertThat(refusals().has("gone@example.uz")).isEqualTo(remembered);
    }

    private void send(FakeSmtp server, String to) {
        var outbox = outbox(server.port());
        outbox.send(mail(to, null));
        outbox.sendDue();
    }

    private MailRefusals refusals() {
        return new MailRefusals(jdbc, clock);
    }

    @Test
    void withoutAServerMailsWaitToBeSeen() {
        var outbox = new MailOutbox(jdbc, clock, new MailOutbox.Settings("", 587, "", "", "", "starttls"), refusals());
        outbox.send(mail("aziza@example.uz", null));
        outbox.sendDue();

        assertThat(state()).isEqualTo("waiting");
    }

    private MailOutbox outbox(int port) {
        return new MailOutbox(
                jdbc, clock, new MailOutbox.Settings("127.0.0.1", port, "", "", "bot@example.uz", "none"), refusals());
    }

    private static MailMessage mail(String to, String key) {
        return new MailMessage(
                to, "Choy tayyor — чай готов", "Salom " + UUID.randomUUID(), "<p>Salom</p>", key);
    }

    private static String state() {
        return jdbc.sql("select state from mail_outbox").query(String.class).single();
    }
}
