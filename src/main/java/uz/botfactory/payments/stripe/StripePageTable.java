package uz.botfactory.payments.stripe;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.payments.Order;

/** The hosted pages that we had made. */
@Component
class StripePageTable {

    private final JdbcClient jdbc;

    StripePageTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All pages of the order, the newest first. */
    List<HostedPage> of(Order order) {
        return jdbc.sql("select * from stripe_page where account_id = :account and order_id = :order order by number desc")
                .param("account", order.account().value())
                .param("order", order.id())
                .query((row, n) -> page(row))
                .list();
    }

    Optional<HostedPage> latest(Order order) {
        return of(order).stream().findFirst();
    }

    /** Writes down what will be asked for; of two at the same moment one wins. */
    void insert(HostedPage page) {
        jdbc.sql("""
                        insert into stripe_page (account_id, order_id, number, parameters, expires_at, state)
                        values (:account, :order, :number, :parameters, :expires, 'open') on conflict do nothing
                        """)
                .param("account", page.account().value())
                .param("order", page.order())
                .param("number", page.number())
                .param("parameters", page.parameters())
                .param("expires", Timestamp.from(page.expiresAt()))
                .update();
    }

    void made(HostedPage page, String session, @Nullable String url) {
        jdbc.sql("update stripe_page set session_id = :session, url = :url where account_id = :account and order_id = :order and number = :number")
                .param("session", session)
                .param("url", url)
                .param("account", page.account().value())
                .param("order", page.order())
                .param("number", page.number())
                .update();
    }

    /** What became of a page; a closed one never opens again. */
    void becomes(HostedPage page, String state) {
        jdbc.sql("""
                        update stripe_page set state = :state
                        where account_id = :account and order_id = :order and number = :number and state <> 'closed'
                        """)
                .param("state", state)
                .param("account", page.account().value())
                .param("order", page.order())
                .param("number", page.number())
                .update();
    }

    void becomes(Order order, String session, String state) {
        of(order).stream().filter(each -> session.equals(each.session())).forEach(each -> becomes(each, state));
    }

    void forget(AccountId account) {
        jdbc.sql("delete from stripe_page where account_id = :account")
                .param("account", account.value())
                .update();
    }

    private static HostedPage page(ResultSet row) throws SQLException {
        return new HostedPage(
                new AccountId(row.getObject("account_id", UUID.class)),
                row.getString("order_id"),
                row.getInt("number"),
                row.getString("parameters"),
                row.getTimestamp("expires_at").toInstant(),
                row.getString("session_id"),
                row.getString("url"),
                row.getString("state"));
    }
}
