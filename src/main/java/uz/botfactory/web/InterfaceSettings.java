package uz.botfactory.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import uz.botfactory.support.UiLanguage;

/**
 * What the pages offer their readers.
 *
 * @param uiLanguages codes of the languages on offer; Uzbek must be among them
 * @param support where people may write
 */
@ConfigurationProperties("botfactory")
record InterfaceSettings(
        @DefaultValue({"uz", "uz-cyrl", "ru", "en"}) List<String> uiLanguages,
        @DefaultValue Support support) {

    /**
     * Where people may write.
     *
     * @param email a mail address, if there is one
     * @param telegram name of the Telegram account that helps, if there is one
     */
    record Support(@Nullable String email, @Nullable String telegram) {

        Support {
            email = blankIsNull(email);
            telegram = blankIsNull(telegram);
        }

        private static @Nullable String blankIsNull(@Nullable String text) {
            return text == null || text.isBlank() ? null : text.strip();
        }
    }

    InterfaceSettings {
        uiLanguages = uiLanguages.stream().map(String::strip).toList();
        for (var code : uiLanguages) {
            if (UiLanguage.of(code).isEmpty()) {
                throw new IllegalArgumentException(
                        "UI_LANGUAGES names '" + code + "'; it may hold uz, uz-cyrl, ru and en, separated by commas");
            }
        }
        if (!uiLanguages.contains("uz")) {
            throw new IllegalArgumentException("UI_LANGUAGES must contain uz, but is " + String.join(",", uiLanguages));
        }
    }
}
