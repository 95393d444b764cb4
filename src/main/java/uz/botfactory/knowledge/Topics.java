package uz.botfactory.knowledge;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.bots.BotId;

/** What a bot's documents are about: the questions that stand in them, and their headings. */
@Service
public class Topics {

    private static final int LOOKED_AT = 60;
    private static final int SHORTEST = 4;
    private static final int LONGEST = 60;

    private final JdbcClient jdbc;

    Topics(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Short topics, the questions first; each once, in the order of the documents. */
    public List<String> of(AccountId account, BotId bot) {
        var passages = jdbc.sql("""
                        select heading, left(text, 400) as text from passage
                        where account_id = :account and bot_id = :bot order by document_id, position limit :most
                        """)
                .param("account", account.value())
                .param("bot", bot.value())
                .param("most", LOOKED_AT)
                .query((row, n) -> new Beginning(row.getString("heading"), row.getString("text")))
                .list();
        var topics = new LinkedHashSet<String>();
        passages.stream().flatMap(Beginning::questions).forEach(topics::add);
        passages.stream().map(Beginning::topic).filter(Topics::fits).forEach(topics::add);
        return List.copyOf(topics);
    }

    private static boolean fits(String topic) {
        return topic.length() >= SHORTEST
                && topic.length() <= LONGEST
                && topic.chars().filter(Character::isLetter).count() * 2 > topic.length();
    }

    private record Beginning(String heading, String text) {

        Stream<String> questions() {
            return Stream.concat(Stream.of(topic()), text.lines())
                    .map(Beginning::withoutMark)
                    .filter(line -> line.endsWith("?") && fits(line));
        }

        /** The innermost of the headings. */
        String topic() {
            int last = Math.max(heading.lastIndexOf('›'), heading.lastIndexOf('\n'));
            return withoutMark(heading.substring(last + 1));
        }

        private static String withoutMark(String line) {
            var plain = line.strip();
            int colon = plain.indexOf(": ");
            return colon > 0 && colon < 10 ? plain.substring(colon + 2).strip() : plain;
        }
    }
}
