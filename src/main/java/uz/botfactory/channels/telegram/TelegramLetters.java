package uz.botfactory.channels.telegram;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import uz.botfactory.accounts.Accounts;
import uz.botfactory.bots.Bot;
import uz.botfactory.bots.Bots;
import uz.botfactory.channels.Connection;
import uz.botfactory.support.Letter;
import uz.botfactory.support.Letters;
import uz.botfactory.support.Mail;
import uz.botfactory.support.Texts;

/** Mails to owners about their Telegram bots. */
@Component
class TelegramLetters {

    private final Accounts accounts;
    private final Bots bots;
    private final Mail mail;
    private final Letters letters;
    private final Texts texts;

    TelegramLetters(Accounts accounts, Bots bots, Mail mail, Letters letters, Texts texts) {
        this.accounts = accounts;
        this.bots = bots;
        this.mail = mail;
        this.letters = letters;
        this.texts = texts;
    }

    /** Somebody who has the token connected it elsewhere. */
    void moved(Connection connection) {
        write(connection, "channels.mail.moved");
    }

    /** The token was revoked; the bot can neither hear nor speak. */
    void tokenRevoked(Connection connection) {
        write(connection, "channels.mail.revoked");
    }

    private void write(Connection connection, String key) {
        if (accounts.find(connection.account()).isEmpty()) {
            return;
        }
        var owner = accounts.owner(connection.account());
        var bot = bots.find(connection.account(), connection.bot()).map(Bot::name).orElse("");
        var text = texts.get(owner.language(), key + ".text", "@" + connection.username(), bot);
        mail.send(letters.write(new Letter(
                owner.email(),
                owner.language(),
                texts.get(owner.language(), key + ".subject", "@" + connection.username()),
                List.of(text.split("\n\n")),
                null,
                "",
                "",
                null,
                Map.of(),
                null)));
    }
}
