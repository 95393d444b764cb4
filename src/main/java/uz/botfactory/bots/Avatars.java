package uz.botfactory.bots;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.support.Problem;

/** The pictures of bots: PNG, JPEG or WebP, at most 512 kB, known by their first bytes. */
@Service
class Avatars {

    private static final int LIMIT = 512 * 1024;

    private final JdbcClient jdbc;

    Avatars(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Picture(String type, byte[] content) {}

    Optional<Picture> find(AccountId account, BotId bot) {
        return jdbc.sql("select type, content from bot_avatar where account_id = :account and bot_id = :bot")
                .param("account", account.value())
                .param("bot", bot.value())
                .query((row, number) -> new Picture(row.getString("type"), row.getBytes("content")))
                .optional();
    }

    void put(AccountId account, BotId bot, byte[] content) {
        jdbc.sql("""
                        insert into bot_avatar (account_id, bot_id, type, content) values (:account, :bot, :type, :content)
                        on conflict (account_id, bot_id) do update set type = excluded.type, content = excluded.content
                        """)
                .param("account", account.value())
                .param("bot", bot.value())
                .param("type", type(content))
                .param("content", content)
                .update();
    }

    private static String type(byte[] content) {
        if (content.length <= LIMIT && starts(content, 0, "\u0089PNG\r\n")) {
            return "image/png";
        }
        if (content.length <= LIMIT && starts(content, 0, "\u00ff\u00d8\u00ff")) {
            return "image/jpeg";
        }
        if (content.length <= LIMIT && starts(content, 0, "RIFF") && starts(content, 8, "WEBP")) {
            return "image/webp";
        }
        throw Problem.of(422, "invalid_picture", "bots.problem.picture").at("avatar");
    }

    private static boolean starts(byte[] content, int at, String with) {
        if (content.length < at + with.length()) {
            return false;
        }
        for (int i = 0; i < with.length(); i++) {
            if ((content[at + i] & 0xff) != with.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
