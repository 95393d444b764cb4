package uz.botfactory.channels.telegram;

import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import uz.botfactory.channels.Connection;
import uz.botfactory.channels.Connections;

/** What is wrong with a connection, and who must know. */
@Component
class TelegramHealth {

    private static final Logger LOG = LoggerFactory.getLogger(TelegramHealth.class);

    private final Connections connections;
    private final TelegramLetters letters;

    TelegramHealth(Connections connections, TelegramLetters letters) {
        this.connections = connections;
        this.letters = letters;
    }

    /** Telegram no longer knows the token: nothing is tried any more, and the owner hears of it once. */
    void tokenRefused(Connection connection, TelegramRefused why) {
        if (connections.failed(connection, "tokenRevoked", why.description())) {
            LOG.warn("Telegram no longer takes the token of {}", connection);
            letters.tokenRevoked(connection);
        }
    }

    /** The words of the other side, in one line. */
    static String words(TelegramRefused refused) {
        return refused.description().replace("Bad Request: ", "").toLowerCase(Locale.ROOT);
    }
}
