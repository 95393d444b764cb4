package uz.botfactory.payments;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import uz.botfactory.plans.Money;

/** What each coupon brought. */
@Component
class CouponReport {

    private final JdbcClient jdbc;

    CouponReport(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param reserved orders and wishes that wait
     * @param used orders that were paid
     * @param brought what was paid and did not go back, by currency
     * @param discounted what the coupon took off, by currency
     */
    record Line(String code, long reserved, long used, List<Money> brought, List<Money> discounted) {

        static Line none(String code) {
            return new Line(code, 0, 0, List.of(), List.of());
        }

        private Line plus(long reserved, long used, Money brought, Money discounted) {
            return new Line(
                    code,
                    this.reserved + reserved,
                    this.used + used,
                    with(this.brought, brought),
                    with(this.discounted, discounted));
        }

        private static List<Money> with(List<Money> some, Money one) {
            return one.isZero() ? some : Stream.concat(some.stream(), Stream.of(one)).toList();
        }
    }

    /** By code; a coupon that nobody used is not there. */
    Map<String, Line> all() {
        var lines = new HashMap<String, Line>();
        jdbc.sql("""
                        select u.code, u.currency,
                            count(*) filter (where u.state = 'reserved') as reserved,
                            count(*) filter (where u.state = 'used') as used,
                            coalesce(sum(u.discount) filter (where u.state = 'used'), 0) as discounted,
                            coalesce(sum((select sum(a.amount - a.returned) from payment_attempt a
                                where a.order_id = u.order_id and a.state in ('PAID', 'REVERSED') and not a.surplus)), 0) as brought
                        from coupon_use u where u.state <> 'freed' group by u.code, u.currency order by u.code, u.currency desc
                        """)
                .query(row -> {
                    var currency = row.getString("currency");
                    var line = lines.getOrDefault(row.getString("code"), Line.none(row.getString("code")));
                    lines.put(
                            line.code(),
                            line.plus(
                                    row.getLong("reserved"),
                                    row.getLong("used"),
                                    new Money(row.getLong("brought"), currency),
                                    new Money(row.getLong("discounted"), currency)));
                });
        return lines;
    }
}
