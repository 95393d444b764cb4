package uz.botfactory.notifications;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.accounts.UserId;
import uz.botfactory.world.Cast;
import uz.botfactory.world.Visitor;

/** Somebody with a business, and what stands in their post box. */
record Owner(Cast.Owner cast, JdbcClient jdbc) {

    private static final Pattern LINK = Pattern.compile("/[a-z-]+/verify\\?token=\\S+");

    /** A mail on its way to them. */
    record Post(String subject, String text, String html, String headers) {}

    AccountId account() {
        return new AccountId(UUID.fromString(cast.accountId()));
    }

    UserId id() {
        return new UserId(UUID.fromString(cast.id()));
    }

    /** Presses the button in the mail that came after registering. */
    void confirmsHerAddress(int port) {
        var text = jdbc.sql("select text from mail_outbox where recipient = :email and text like '%/verify?token=%' order by id desc limit 1")
                .param("email", cast.email())
                .query(String.class)
                .single();
        var link = LINK.matcher(text);
        if (!link.find()) {
            throw new AssertionError("No link in: " + text);
        }
        var browser = new Visitor(port);
        browser.submit(browser.open(link.group()), "/verify", Map.of());
    }

    List<Post> post() {
        return jdbc.sql("select subject, text, html, headers from mail_outbox where recipient = :email and subject not like '%tasdiql%' order by id")
                .param("email", cast.email())
                .query(Post.class)
                .list();
    }

    List<String> subjects() {
        return post().stream().map(Post::subject).toList();
    }

    /** What the book says they were told, and what was overtaken. */
    List<String> told() {
        return jdbc.sql("select kind || case when overtaken then ' overtaken' else '' end from notice where account_id = :account order by id")
                .param("account", account().value())
                .query(String.class)
                .list();
    }

    Instant planEnds() {
        return jdbc.sql("select max(ends_at) from plan_term where account_id = :account")
                .param("account", account().value())
                .query(java.sql.Timestamp.class)
                .single()
                .toInstant();
    }
}
