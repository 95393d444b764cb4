package uz.botfactory.notifications;

import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import uz.botfactory.accounts.AccountDeleted;
import uz.botfactory.accounts.OwnData;
import uz.botfactory.accounts.OwnTable;

/** What notices keep about a business, for its own download, until the business goes. */
@Configuration(proxyBeanMethods = false)
class NotificationRecords {

    @Bean
    OwnData ownNotices(DataSource database) {
        return new OwnTable(
                "notices",
                database,
                "select kind, mail, telegram, at from notice where account_id = ? and not overtaken order by id");
    }

    @Bean
    OwnData ownNoticeChoices(DataSource database) {
        return new OwnTable("noticeChoices", database, """
                select c.topic, c.mail, c.telegram from notice_choice c join person p on p.id = c.person_id
                where p.account_id = ? order by c.topic
                """);
    }

    @Bean
    OwnData ownTelegramChat(DataSource database) {
        return new OwnTable("telegramNotices", database, """
                select c.name, c.chat_id as "chatId", c.linked_at as "linkedAt" from platform_chat c join person p on p.id = c.person_id
                where p.account_id = ?
                """);
    }

    @Component
    static class Purge {

        private final NoticeBook book;
        private final OfferList offers;

        Purge(NoticeBook book, OfferList offers) {
            this.book = book;
            this.offers = offers;
        }

        @ApplicationModuleListener
        void on(AccountDeleted event) {
            book.purge(event.account());
            offers.remove(event.account());
        }
    }
}
