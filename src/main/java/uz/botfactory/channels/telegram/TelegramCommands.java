package uz.botfactory.channels.telegram;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import uz.botfactory.channels.Connection;
import uz.botfactory.support.Texts;
import uz.botfactory.support.UiLanguage;

/** The commands that Telegram offers beside the text field, in the customer's language. */
@Component
class TelegramCommands {

    private static final List<UiLanguage> OTHERS = List.of(UiLanguage.RU, UiLanguage.EN);

    private final TelegramApi api;
    private final Texts texts;

    TelegramCommands(TelegramApi api, Texts texts) {
        this.api = api;
        this.texts = texts;
    }

    void set(Connection connection) throws TelegramRefused, TelegramSilent {
        api.call(connection.token(), "setMyCommands", Map.of("commands", in(UiLanguage.UZ)));
        for (var language : OTHERS) {
            api.call(
                    connection.token(),
                    "setMyCommands",
                    Map.of("commands", in(language), "language_code", language.code()));
        }
    }

    private List<Map<String, String>> in(UiLanguage language) {
        return List.of(command(language, "start"), command(language, "help"), command(language, "lang"));
    }

    private Map<String, String> command(UiLanguage language, String name) {
        return Map.of("command", name, "description", texts.get(language, "channels.command." + name));
    }
}
