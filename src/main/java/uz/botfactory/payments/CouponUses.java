package uz.botfactory.payments;

import java.sql.Timestamp;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.plans.Money;
import uz.botfactory.support.LateWrites;

/** Which order, or wish for a plan, uses which coupon: reserved at first, then used, or free again. */
@Component
class CouponUses {

    private final JdbcClient jdbc;
    private final LateWrites writes;
    private final Clock clock;

    CouponUses(JdbcClient jdbc, LateWrites writes, Clock clock) {
        this.jdbc = jdbc;
        this.writes = writes;
        this.clock = clock;
    }

    long of(Coupon coupon) {
        return jdbc.sql("select count(*) from coupon_use where code = :code and state <> 'freed'")
                .param("code", coupon.code())
                .query(Long.class)
                .single();
    }

    long of(Coupon coupon, AccountId account) {
        return jdbc.sql("select count(*) from coupon_use where code = :code and account_id = :account and state <> 'freed'")
                .param("code", coupon.code())
                .param("account", account.value())
                .query(Long.class)
                .single();
    }

    /** @param what the id of an order, or of a wish */
    void reserve(AccountId account, String what, Coupon coupon, Money discount) {
        jdbc.sql("""
                        insert into coupon_use (account_id, order_id, code, state, discount, currency, at)
                        values (:account, :order, :code, 'reserved', :discount, :currency, :now)
                        """)
                .param("account", account.value())
                .param("order", what)
                .param("code", coupon.code())
                .param("discount", discount.minor())
                .param("currency", discount.currency())
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    void used(AccountId account, String what) {
        move(account, what, "used");
    }

    void freed(AccountId account, String what) {
        move(account, what, "freed");
    }

    /** A wish became an order. */
    void pass(AccountId account, String from, String to) {
        jdbc.sql("update coupon_use set order_id = :to where account_id = :account and order_id = :from")
                .param("to", to)
                .param("account", account.value())
                .param("from", from)
                .update();
    }

    private void move(AccountId account, String what, String state) {
        writes.sql("update coupon_use set state = :state, at = :now where account_id = :account and order_id = :order and state <> :state")
                .param("state", state)
                .param("now", Timestamp.from(clock.instant()))
                .param("account", account.value())
                .param("order", what)
                .update();
    }
}
