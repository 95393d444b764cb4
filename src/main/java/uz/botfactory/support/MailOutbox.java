package uz.botfactory.support;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/**
 * Mails wait in a table and are sent one by one. A refusal for good (5xx) ends a mail, everything else is tried again,
 * ever more seldom, for two days. Each mail keeps its Message-ID, so that a repeat after a lost answer is recognisable.
 * Without a mail server the mails stay in the outbox, where the admin sees them.
 */
@Component
@EnableConfigurationProperties(MailOutbox.Settings.class)
class MailOutbox implements Mail {

    private static final Logger LOG = LoggerFactory.getLogger(MailOutbox.class);
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final int LAST_ATTEMPT = 12;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Settings settings;
    private final MailRefusals refusals;
    private final JavaMailSenderImpl server;

    MailOutbox(JdbcClient jdbc, Clock clock, Settings settings, MailRefusals refusals) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.settings = settings;
        this.refusals = refusals;
        this.server = server(settings);
    }

    @Override
    public void send(MailMessage mail) {
        jdbc.sql("""
                        insert into mail_outbox (id, key, recipient, subject, text, html, headers, due_at, created_at)
                        values (:id, :key, :to, :subject, :text, :html, :headers, :now, :now) on conflict (key) do nothing
                        """)
                .param("id", Ids.next())
                .param("key", mail.key())
                .param("to", mail.to())
                .param("subject", mail.subject())
                .param("text", mail.text())
                .param("html", mail.html())
                .param("headers", lines(mail.headers()))
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    /** Sends what is due; called by a job. */
    void sendDue() {
        if (!settings.isOn()) {
            return;
        }
        for (var mail = claim(); !mail.isEmpty(); mail = claim()) {
            mail.forEach(this::trySending);
        }
    }

    private List<Waiting> claim() {
        return jdbc.sql("""
                        update mail_outbox set due_at = :later, attempts = attempts + 1
                        where id in (select id from mail_outbox where state = 'waiting' and due_at <= :now
                                     order by due_at limit 1 for update skip locked)
                        returning id, recipient, subject, text, html, headers, attempts
                        """)
                .param("now", Timestamp.from(clock.instant()))
                .param("later", Timestamp.from(clock.instant().plus(LEASE)))
                .query(Waiting.class)
                .list();
    }

    private void trySending(Waiting mail) {
        try {
            server.send(message(mail));
            settle(mail, "sent", "");
            refusals.lift(mail.recipient());
        } catch (MailException | MessagingException e) {
            notSent(mail, new MailFailure(e));
        }
    }

    private void notSent(Waiting mail, MailFailure failure) {
        LOG.warn("Mail {} could not be sent (attempt {}): {}", mail.id(), mail.attempts(), failure.kind());
        if (failure.isOfTheAddress()) {
            refusals.note(mail.recipient());
        }
        if (failure.isFinal() || mail.attempts() >= LAST_ATTEMPT) {
            settle(mail, "refused", failure.kind());
        } else {
            postpone(mail, failure.kind());
        }
    }

    private MimeMessage message(Waiting mail) throws MessagingException {
        var message = new MimeMessage(server.getSession()) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", "<" + mail.id() + "@botfactory>");
            }
        };
        var helper = new MimeMessageHelper(message, true, "UTF-8");
        helper.setFrom(settings.sender());
        helper.setTo(mail.recipient());
        helper.setSubject(mail.subject());
        helper.setText(mail.text(), mail.html());
        for (var header : mail.headers().lines().toList()) {
            int colon = header.indexOf(": ");
            message.setHeader(header.substring(0, colon), header.substring(colon + 2));
        }
        return message;
    }

    private static String lines(Map<String, String> headers) {
        return headers.entrySet().stream()
                .map(header -> header.getKey() + ": " + header.getValue())
                .collect(Collectors.joining("\n"));
    }

    private void settle(Waiting mail, String state, String error) {
        jdbc.sql("update mail_outbox set state = :state, sent_at = :now, last_error = :error where id = :id")
                .param("state", state)
                .param("now", Timestamp.from(clock.instant()))
                .param("error", error)
                .param("id", mail.id())
                .update();
    }

    private void postpone(Waiting mail, String error) {
        var wait = Duration.ofSeconds(30).multipliedBy(1L << Math.min(mail.attempts(), 9));
        jdbc.sql("update mail_outbox set due_at = :due, last_error = :error where id = :id")
                .param("due", Timestamp.from(clock.instant().plus(wait)))
                .param("error", error)
                .param("id", mail.id())
                .update();
    }

    private static JavaMailSenderImpl server(Settings settings) {
        var server = new JavaMailSenderImpl();
        server.setHost(settings.host());
        server.setPort(settings.port());
        server.setDefaultEncoding("UTF-8");
        var properties = new Properties();
        if (!settings.username().isEmpty()) {
            server.setUsername(settings.username());
            server.setPassword(settings.password());
            properties.setProperty("mail.smtp.auth", "true");
        }
        properties.setProperty("mail.smtp.connectiontimeout", "10000");
        properties.setProperty("mail.smtp.timeout", "20000");
        properties.setProperty("mail.smtp.writetimeout", "20000");
        properties.setProperty("mail.smtp.starttls.required", Boolean.toString(settings.security().equals("starttls")));
        properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(settings.security().equals("starttls")));
        properties.setProperty("mail.smtp.ssl.enable", Boolean.toString(settings.security().equals("tls")));
        server.setJavaMailProperties(properties);
        return server;
    }

    private record Waiting(
            UUID id, String recipient, String subject, String text, String html, String headers, int attempts) {}

    /** MAIL_HOST and its companions; without a host and a user name nothing is sent. */
    @ConfigurationProperties("botfactory.mail")
    record Settings(
            @DefaultValue("") String host,
            @DefaultValue("587") int port,
            @DefaultValue("") String username,
            @DefaultValue("") String password,
            @DefaultValue("") String from,
            @DefaultValue("starttls") String security) {

        boolean isOn() {
            return !host.isEmpty();
        }

        String sender() {
            return from.isEmpty() ? username : from;
        }
    }
}
