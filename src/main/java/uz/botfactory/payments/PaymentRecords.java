package uz.botfactory.payments;

import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import uz.botfactory.accounts.OwnData;
import uz.botfactory.accounts.OwnTable;

/** What payments keep about a business. */
@Configuration(proxyBeanMethods = false)
class PaymentRecords {

    @Bean
    OwnData ownOrders(DataSource database) {
        return new OwnTable("orders", database, """
                select id, plan, period, provider, amount / 100.0 as amount, currency, coupon, status, created_at as "createdAt"
                from orders where account_id = ? order by created_at
                """);
    }

    @Bean
    OwnData ownPayments(DataSource database) {
        return new OwnTable("payments", database, """
                select id::text as id, order_id as "orderId", provider, state, amount / 100.0 as amount, returned / 100.0 as returned,
                    currency, created_at as "createdAt", paid_at as "paidAt"
                from payment_attempt where account_id = ? order by created_at, id
                """);
    }

    @Bean
    OwnData ownRefunds(DataSource database) {
        return new OwnTable("refunds", database, """
                select id, order_id as "orderId", amount / 100.0 as amount, currency, state, created_at as "createdAt", done_at as "doneAt"
                from refund where account_id = ? order by id
                """);
    }

    @Bean
    OwnData ownPlanRequests(DataSource database) {
        return new OwnTable("planRequests", database, """
                select id, plan, period, coupon, status, reason, created_at as "createdAt" from plan_request where account_id = ? order by id
                """);
    }
}
