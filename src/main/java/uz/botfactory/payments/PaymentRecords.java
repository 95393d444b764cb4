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
                select id, plan, period, provider, amount / 100.0 as amount, currency, status, created_at as "createdAt"
                from orders where account_id = ? order by created_at
                """);
    }

    @Bean
    OwnData ownPlanRequests(DataSource database) {
        return new OwnTable("planRequests", database, """
                select id, plan, period, status, reason, created_at as "createdAt" from plan_request where account_id = ? order by id
                """);
    }
}
