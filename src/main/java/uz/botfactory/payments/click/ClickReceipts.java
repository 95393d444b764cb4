package uz.botfactory.payments.click;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.payments.Attempt;
import uz.botfactory.payments.FiscalReceipts;

/** Which payments still need a fiscal receipt, and which got none in the end. */
@Component
class ClickReceipts implements FiscalReceipts {

    private static final List<Duration> GAPS = List.of(
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofHours(3),
            Duration.ofHours(6));

    /** About a week. */
    private static final int LAST_TRY = 30;

    private final JdbcClient jdbc;
    private final ClickSettings settings;
    private final Clock clock;

    ClickReceipts(JdbcClient jdbc, ClickSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    /** @param tries how often it was tried before */
    record Due(AccountId account, String transaction, String order, int tries, boolean submitted) {

        boolean isLastTry() {
            return tries + 1 >= LAST_TRY;
        }
    }

    /** Remembers, in the transaction that books the money, that it needs a receipt; money that pays no order does not. */
    void wanted(Attempt attempt) {
        if (!settings.fiscal() || attempt.surplus()) {
            return;
        }
        jdbc.sql("""
                        insert into click_receipt (account_id, external_id, order_id, due_at)
                        values (:account, :transaction, :order, :now) on conflict do nothing
                        """)
                .param("account", attempt.account().value())
                .param("transaction", attempt.externalId())
                .param("order", attempt.order())
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    List<Due> due(int limit) {
        return jdbc.sql("select * from click_receipt where due_at <= :now order by due_at limit :limit")
                .param("now", Timestamp.from(clock.instant()))
                .param("limit", limit)
                .query((row, n) -> new Due(
                        new AccountId(row.getObject("account_id", UUID.class)),
                        row.getString("external_id"),
                        row.getString("order_id"),
                        row.getInt("tries"),
                        row.getTimestamp("submitted_at") != null))
                .list();
    }

    /** Written before Click is asked, so that a process that dies asks no more often than one that lives. */
    void planNext(Due receipt) {
        var gap = GAPS.get(Math.min(receipt.tries(), GAPS.size() - 1));
        var now = clock.instant();
        update(receipt, "due_at = :value, tries = tries + 1", receipt.isLastTry() ? null : Timestamp.from(now.plus(gap)));
        if (receipt.isLastTry()) {
            update(receipt, "given_up_at = coalesce(given_up_at, :value)", Timestamp.from(now));
        }
    }

    void submitted(Due receipt) {
        update(receipt, "submitted_at = :value", Timestamp.from(clock.instant()));
    }

    /** @param reason key of the text for staff; @param detail what Click said */
    void failed(Due receipt, String reason, @Nullable String detail) {
        jdbc.sql("update click_receipt set reason = :reason, detail = :detail where account_id = :account and external_id = :transaction")
                .param("reason", reason)
                .param("detail", detail, Types.VARCHAR)
                .param("account", receipt.account().value())
                .param("transaction", receipt.transaction())
                .update();
    }

    /** It is there, or not needed any more. */
    void done(Due receipt) {
        update(receipt, "due_at = :value, given_up_at = null", null);
    }

    @Override
    public String provider() {
        return ClickDesk.PROVIDER;
    }

    @Override
    public List<Missing> missing(int limit) {
        return jdbc.sql("select * from click_receipt where given_up_at is not null order by given_up_at limit :limit")
                .param("limit", limit)
                .query((row, n) -> new Missing(
                        new AccountId(row.getObject("account_id", UUID.class)),
                        row.getString("order_id"),
                        row.getString("reason") == null ? "payments.fiscal.silent" : row.getString("reason"),
                        row.getString("detail"),
                        true,
                        row.getTimestamp("given_up_at").toInstant()))
                .list();
    }

    /** As often again as for a new one; it stays missing until Click has it. */
    @Override
    public boolean makeAgain(String order) {
        return jdbc.sql("update click_receipt set due_at = :now, tries = 0 where order_id = :order and given_up_at is not null")
                .param("now", Timestamp.from(clock.instant()))
                .param("order", order)
                .update() > 0;
    }

    private void update(Due receipt, String change, @Nullable Timestamp value) {
        jdbc.sql("update click_receipt set " + change + " where account_id = :account and external_id = :transaction")
                .param("value", value, Types.TIMESTAMP)
                .param("account", receipt.account().value())
                .param("transaction", receipt.transaction())
                .update();
    }
}
