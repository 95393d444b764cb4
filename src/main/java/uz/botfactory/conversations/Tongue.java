package uz.botfactory.conversations;

import org.jspecify.annotations.Nullable;
import uz.botfactory.language.Language;
import uz.botfactory.language.Script;
import uz.botfactory.support.UiLanguage;

/** A language in one of its scripts. */
record Tongue(Language language, Script script) {

    static final Tongue UZBEK = new Tongue(Language.UZ, Script.LATIN);

    /** The language in this script if it is written so, else in its own. */
    static Tongue of(Language language, Script script) {
        return switch (language) {
            case UZ -> new Tongue(language, script);
            case RU -> new Tongue(language, Script.CYRILLIC);
            case EN -> new Tongue(language, Script.LATIN);
        };
    }

    /** From a code as interfaces and channels write it (uz, uz-cyrl, ru-RU, en); null for every other language. */
    static @Nullable Tongue ofCode(@Nullable String code) {
        if (code == null) {
            return null;
        }
        var lower = code.toLowerCase(java.util.Locale.ROOT);
        if (lower.startsWith("uz")) {
            return of(Language.UZ, lower.contains("cyrl") ? Script.CYRILLIC : Script.LATIN);
        }
        if (lower.startsWith("ru")) {
            return of(Language.RU, Script.CYRILLIC);
        }
        return lower.startsWith("en") ? of(Language.EN, Script.LATIN) : null;
    }

    static @Nullable Tongue stored(@Nullable String language, @Nullable String script) {
        return language == null || script == null ? null : of(Language.valueOf(language), Script.valueOf(script));
    }

    UiLanguage ui() {
        return switch (language) {
            case UZ -> script == Script.CYRILLIC ? UiLanguage.UZ_CYRL : UiLanguage.UZ;
            case RU -> UiLanguage.RU;
            case EN -> UiLanguage.EN;
        };
    }

    boolean uzbekCyrillic() {
        return language == Language.UZ && script == Script.CYRILLIC;
    }
}
