package uz.botfactory.admin;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.util.HtmlUtils;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.accounts.AuditTrail;
import uz.botfactory.accounts.UserId;
import uz.botfactory.support.Ids;
import uz.botfactory.support.Mail;
import uz.botfactory.support.MailMessage;
import uz.botfactory.support.Problem;
import uz.botfactory.support.Texts;
import uz.botfactory.support.UiLanguage;

/** What people ask the platform's staff; kept until somebody settles it, and mailed to them when an address is set. */
@Service
public class HelpRequests {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Mail mail;
    private final Texts texts;
    private final AuditTrail audit;
    private final String staff;

    HelpRequests(
            JdbcClient jdbc,
            Clock clock,
            Mail mail,
            Texts texts,
            AuditTrail audit,
            @Value("${botfactory.support.email:}") String staff) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.mail = mail;
        this.texts = texts;
        this.audit = audit;
        this.staff = staff;
    }

    /** Stores the request, and mails it in the same transaction when staff has an address. */
    @Transactional
    public void receive(@Nullable AccountId account, String name, String contact, String text, UiLanguage language) {
        var id = Ids.next();
        jdbc.sql("""
                        insert into help_request (id, account_id, name, contact, language, text, received_at)
                        values (:id, :account, :name, :contact, :language, :text, :now)
                        """)
                .param("id", id)
                .param("account", account == null ? null : account.value(), java.sql.Types.OTHER)
                .param("name", name)
                .param("contact", contact)
                .param("language", language.code())
                .param("text", text)
                .param("now", Timestamp.from(clock.instant()))
                .update();
        if (!staff.isBlank()) {
            mail.send(message(id, name, contact, text));
        }
    }

    /** The newest requests, open ones first. */
    public List<HelpRequest> newest(int limit) {
        return jdbc.sql("select * from help_request order by settled_at is not null, received_at desc limit :limit")
                .param("limit", limit)
                .query((row, n) -> request(row))
                .list();
    }

    /** How many wait for an answer. */
    public long open() {
        return jdbc.sql("select count(*) from help_request where settled_at is null")
                .query(Long.class)
                .single();
    }

    /** Marks the request as answered; marking twice changes nothing. */
    @Transactional
    public void settle(UUID id, UserId by) {
        int settled = jdbc.sql("update help_request set settled_at = coalesce(settled_at, :now), settled_by = :by where id = :id")
                .param("now", Timestamp.from(clock.instant()))
                .param("by", by.value())
                .param("id", id)
                .update();
        if (settled == 0) {
            throw Problem.notFound();
        }
        audit.record(by, null, "help_request.settled", id.toString(), Map.of());
    }

    private MailMessage message(UUID id, String name, String contact, String text) {
        var subject = texts.get(UiLanguage.UZ, "admin.help.mail.subject", name);
        var body = texts.get(UiLanguage.UZ, "admin.help.mail.text", name, contact, text);
        var html = "<p>" + HtmlUtils.htmlEscape(body, "UTF-8").replace("\n", "<br>") + "</p>";
        return new MailMessage(staff, subject, body, html, "help-request-" + id);
    }

    private static HelpRequest request(ResultSet row) throws SQLException {
        var account = row.getObject("account_id", UUID.class);
        return new HelpRequest(
                row.getObject("id", UUID.class),
                account == null ? null : new AccountId(account),
                row.getString("name"),
                row.getString("contact"),
                UiLanguage.of(row.getString("language")).orElse(UiLanguage.UZ),
                row.getString("text"),
                row.getTimestamp("received_at").toInstant(),
                instant(row, "settled_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }
}
