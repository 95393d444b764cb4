package uz.botfactory.payments;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import uz.botfactory.accounts.AccountId;

/** Coupons as rows. */
@Component
class CouponTable {

    private final JdbcClient jdbc;

    CouponTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whether it was added; false: there is one of that name. */
    boolean insert(Coupon coupon) {
        return values(jdbc.sql("""
                        insert into coupon (code, percent, amount_uzs, amount_usd, expires_at, total_uses, uses_per_account,
                            plans, periods, personal_to, note, disabled, created_at, created_by)
                        values (:code, :percent, :uzs, :usd, :expires, :total, :each,
                            :plans::text[], :periods::text[], :personal, :note, :disabled, :created, :by)
                        on conflict (code) do nothing
                        """), coupon)
                        .param("percent", coupon.percent())
                        .param("uzs", coupon.amounts().get("UZS"))
                        .param("usd", coupon.amounts().get("USD"))
                        .param("personal", coupon.personalTo() == null ? null : coupon.personalTo().value())
                        .param("created", Timestamp.from(coupon.createdAt()))
                        .param("by", coupon.createdBy())
                        .update()
                == 1;
    }

    /** Everything but its value and whose it is. */
    void update(Coupon coupon) {
        values(jdbc.sql("""
                        update coupon set expires_at = :expires, total_uses = :total, uses_per_account = :each,
                            plans = :plans::text[], periods = :periods::text[], note = :note, disabled = :disabled
                        where code = :code
                        """), coupon).update();
    }

    Optional<Coupon> find(String code) {
        return find("select * from coupon where code = :code", code);
    }

    /** The coupon, after all others who use it at this moment have committed. */
    Optional<Coupon> lock(String code) {
        return find("select * from coupon where code = :code for update", code);
    }

    /** Those for everybody before personal ones, of which offers make many; newest first. */
    List<Coupon> page(@Nullable String below, int limit) {
        return jdbc.sql("""
                        select * from coupon
                        where cast(:below as text) is null or (personal_to is null, created_at, code) < (
                            select b.personal_to is null, b.created_at, b.code from coupon b where b.code = :below)
                        order by personal_to is null desc, created_at desc, code desc limit :limit
                        """)
                .param("below", below)
                .param("limit", limit)
                .query((row, n) -> coupon(row))
                .list();
    }

    private Optional<Coupon> find(String sql, String code) {
        return jdbc.sql(sql).param("code", code).query((row, n) -> coupon(row)).optional();
    }

    private static JdbcClient.StatementSpec values(JdbcClient.StatementSpec statement, Coupon coupon) {
        return statement
                .param("code", coupon.code())
                .param("expires", OrderTable.stamp(coupon.expiresAt()))
                .param("total", coupon.totalUses())
                .param("each", coupon.usesPerAccount())
                .param("plans", array(coupon.plans()))
                .param("periods", array(coupon.periods()))
                .param("note", coupon.note())
                .param("disabled", coupon.disabled());
    }

    /** The codes have no letters that an array would have to quote. */
    private static String array(Collection<String> codes) {
        return "{" + String.join(",", codes) + "}";
    }

    private static Coupon coupon(ResultSet row) throws SQLException {
        var amounts = new HashMap<String, Long>();
        put(amounts, "UZS", row, "amount_uzs");
        put(amounts, "USD", row, "amount_usd");
        var personal = row.getObject("personal_to", UUID.class);
        return new Coupon(
                row.getString("code"),
                row.getObject("percent", Integer.class),
                Map.copyOf(amounts),
                OrderTable.instant(row, "expires_at"),
                row.getObject("total_uses", Integer.class),
                row.getObject("uses_per_account", Integer.class),
                strings(row.getArray("plans")),
                strings(row.getArray("periods")),
                personal == null ? null : new AccountId(personal),
                row.getString("note"),
                row.getBoolean("disabled"),
                row.getTimestamp("created_at").toInstant(),
                row.getString("created_by"));
    }

    private static void put(Map<String, Long> amounts, String currency, ResultSet row, String column) throws SQLException {
        long amount = row.getLong(column);
        if (!row.wasNull()) {
            amounts.put(currency, amount);
        }
    }

    private static Set<String> strings(Array array) throws SQLException {
        return new LinkedHashSet<>(Arrays.asList((String[]) array.getArray()));
    }
}
