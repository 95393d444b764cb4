package uz.botfactory.conversations;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uz.botfactory.bots.Bot;
import uz.botfactory.language.Language;
import uz.botfactory.language.LanguageDetector;
import uz.botfactory.language.LanguageDetector.Detected;
import uz.botfactory.language.Script;
import uz.botfactory.plans.CurrentPlan;

/**
 * In which language and script a customer is answered. The customer's own choice wins; otherwise a clear message
 * decides and is remembered, and a short or ambiguous one changes nothing.
 */
final class Tongues {

    private static final double CLEAR = 0.8;
    private static final double LIKELY = 0.5;
    private static final int CLEAR_LETTERS = 6;

    private Tongues() {}

    /** The languages this bot may answer in under this plan, the bot's first one first. */
    static List<Language> allowed(Bot bot, CurrentPlan plan) {
        var own = bot.languages().stream()
                .filter(plan.languages()::contains)
                .map(Tongues::language)
                .toList();
        return own.isEmpty() ? List.of(Language.UZ) : own;
    }

    static Tongue of(Customer customer, String text, List<Language> allowed) {
        var known = known(customer);
        if (customer.chosen() || text.isBlank()) {
            return of(customer, allowed);
        }
        var found = LanguageDetector.detect(text);
        if (found.confidence() == 0) {
            return of(customer, allowed);
        }
        return fitting(spoken(known, found, text), found.script(), allowed);
    }

    /** Without a new message to go by. */
    static Tongue of(Customer customer, List<Language> allowed) {
        var known = known(customer);
        return known == null
                ? Tongue.of(allowed.getFirst(), Script.LATIN)
                : fitting(known, known.script(), allowed);
    }

    private static @Nullable Tongue known(Customer customer) {
        return customer.tongue() != null ? customer.tongue() : Tongue.ofCode(customer.hint());
    }

    private static Tongue spoken(@Nullable Tongue known, Detected found, String text) {
        var heard = Tongue.of(found.language(), found.script());
        if (known == null || isClear(found, text)) {
            return heard;
        }
        return known.language() == found.language() && found.confidence() >= LIKELY ? heard : known;
    }

    private static boolean isClear(Detected found, String text) {
        return found.confidence() >= CLEAR && text.chars().filter(Character::isLetter).limit(CLEAR_LETTERS).count() == CLEAR_LETTERS;
    }

    // A language that is not on offer is answered in the first that is, in the script the customer writes.
    private static Tongue fitting(Tongue wished, Script script, List<Language> allowed) {
        if (allowed.contains(wished.language())) {
            return wished;
        }
        return Tongue.of(allowed.contains(Language.UZ) ? Language.UZ : allowed.getFirst(), script);
    }

    private static Language language(String code) {
        return switch (code) {
            case "ru" -> Language.RU;
            case "en" -> Language.EN;
            default -> Language.UZ;
        };
    }
}
