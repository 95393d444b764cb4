package uz.botfactory.plans;

import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import uz.botfactory.accounts.OwnData;
import uz.botfactory.accounts.OwnTable;

/** What plans keep about a business. */
@Configuration(proxyBeanMethods = false)
class PlanRecords {

    @Bean
    OwnData ownPlanChanges(DataSource database) {
        return new OwnTable(
                "plan-changes",
                database,
                """
                select number, kind, source, at, plan, starts_at as "startsAt", length_millis as "lengthMillis", paid, currency
                from plan_change where account_id = ? order by number
                """);
    }

    @Bean
    OwnData ownPlans(DataSource database) {
        return new OwnTable(
                "plans",
                database,
                "select plan, starts_at as \"startsAt\", ends_at as \"endsAt\" from plan_term where account_id = ? order by starts_at");
    }
}
