package uz.botfactory.channels.telegram;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param apiUrl where the Bot API is: the official address, or a server of one's own */
@ConfigurationProperties("botfactory.telegram")
record TelegramSettings(@DefaultValue("https://api.telegram.org") String apiUrl) {

    TelegramSettings {
        apiUrl = apiUrl.isBlank() ? "https://api.telegram.org" : apiUrl.replaceAll("/+$", "");
    }
}
