package uz.botfactory.knowledge;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was read from a document, as the bot sees it. */
@Component
class Preview {

    private final JdbcClient jdbc;

    Preview(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Part(String heading, String text) {}

    List<Part> of(Document document, int from, int most) {
        return jdbc.sql("""
                select heading, text from passage
                where account_id = :account and bot_id = :bot and document_id = :document and position >= :from
                order by position limit :most
                """)
                .param("account", document.account().value())
                .param("bot", document.bot().value())
                .param("document", document.id())
                .param("from", from)
                .param("most", most)
                .query((row, n) -> new Part(row.getString(1), row.getString(2)))
                .list();
    }
}
