package uz.botfactory.support;

import java.util.Arrays;
import java.util.Optional;

/** A language in which the product's own pages, mails and notices are written. */
public enum UiLanguage {
    UZ("uz", "uz-Latn"),
    UZ_CYRL("uz-cyrl", "uz-Cyrl"),
    RU("ru", "ru"),
    EN("en", "en");

    private final String code;
    private final String tag;

    UiLanguage(String code, String tag) {
        this.code = code;
        this.tag = tag;
    }

    /** How addresses and settings name it: uz, uz-cyrl, ru, en. */
    public String code() {
        return code;
    }

    /** Its BCP 47 tag, for lang attributes. */
    public String tag() {
        return tag;
    }

    /** The language that has this code, in whatever case; empty for every other text. */
    public static Optional<UiLanguage> of(String code) {
        return Arrays.stream(values())
                .filter(language -> language.code.equalsIgnoreCase(code))
                .findFirst();
    }
}
