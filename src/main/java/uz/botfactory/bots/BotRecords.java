package uz.botfactory.bots;

import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.accounts.OwnData;
import uz.botfactory.accounts.OwnTable;
import uz.botfactory.plans.Limit;
import uz.botfactory.plans.Owned;

/** What bots keep about a business, and how many it owns. */
@Configuration(proxyBeanMethods = false)
class BotRecords {

    @Bean
    OwnData ownBots(DataSource database) {
        return new OwnTable("bots", database, """
                select id, name, description, greeting, persona, tone, languages, fallback, status, created_at as "createdAt"
                from bot where account_id = ? and deleted_at is null order by id
                """);
    }

    @Bean
    Owned ownedBots(Bots bots) {
        return new Owned() {
            @Override
            public Limit limit() {
                return Limit.BOTS;
            }

            @Override
            public long count(AccountId account) {
                return bots.of(account).size();
            }
        };
    }
}
