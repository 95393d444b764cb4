package uz.botfactory.knowledge;

import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.accounts.OwnData;
import uz.botfactory.accounts.OwnTable;
import uz.botfactory.plans.Limit;
import uz.botfactory.plans.Owned;

/** What knowledge keeps about a business; the originals are downloaded one by one. */
@Configuration(proxyBeanMethods = false)
class KnowledgeRecords {

    @Bean
    OwnData ownDocuments(DataSource database) {
        return new OwnTable("documents", database, """
                select id, bot_id as "botId", name, kind, url, status, passages from document where account_id = ? order by id
                """);
    }

    /** The plan's limit is one bot's, so the fullest bot is what counts. */
    @Bean
    Owned ownedDocuments(DocumentRows rows) {
        return new Owned() {
            @Override
            public Limit limit() {
                return Limit.DOCUMENTS;
            }

            @Override
            public long count(AccountId account) {
                return rows.mostOfOneBot(account);
            }
        };
    }
}
