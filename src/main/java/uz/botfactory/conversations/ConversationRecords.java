package uz.botfactory.conversations;

import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import uz.botfactory.accounts.OwnData;
import uz.botfactory.accounts.OwnTable;

/** What conversations keep about a business and its customers. */
@Configuration(proxyBeanMethods = false)
class ConversationRecords {

    @Bean
    OwnData ownCustomers(DataSource database) {
        return new OwnTable("customers", database, """
                select c.id, c.bot_id as "botId", c.channel, c.name, c.phone, c.language
                from bot b join customer c on c.bot_id = b.id and c.account_id = b.account_id
                where b.account_id = ? order by c.id
                """);
    }

    @Bean
    OwnData ownMessages(DataSource database) {
        return new OwnTable("messages", database, """
                select m.conversation_id as "conversationId", c.customer_id as "customerId", m.id, m.side, m.text, m.created_at as "createdAt", m.rating
                from message m join conversation c on c.account_id = m.account_id and c.id = m.conversation_id
                where m.account_id = ? order by m.conversation_id, m.id
                """);
    }
}
