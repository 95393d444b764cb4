package uz.botfactory.conversations;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;
import uz.botfactory.bots.Bot;
import uz.botfactory.knowledge.Passage;
import uz.botfactory.language.Abuse;
import uz.botfactory.language.Language;
import uz.botfactory.language.LanguageDetector;
import uz.botfactory.language.Script;
import uz.botfactory.language.Transliterator;

/** Tidies what a model wrote and decides whether a customer may see it. */
final class Inspection {

    private static final double CERTAIN = 0.9;
    private static final int JUDGED = 400;
    private static final int ENOUGH_LETTERS = 20;

    // How models say it when they forget our mark.
    private static final List<String> ADMISSIONS = List.of(
            "i do not know", "i don't know", "does not say", "doesn't say", "no information about", "not mentioned in",
            "не знаю", "нет информации", "нет данных", "не указано", "не нашёл", "не нашел", "не могу найти",
            "bilmayman", "maʼlumot yoʻq", "ma'lumot yo'q", "maʼlumotga ega emasman", "topa olmadim", "maʼlum emas",
            "билмайман", "маълумот йўқ", "топа олмадим");

    private Inspection() {}

    /** Plain text in the right script, without our mark; for growing and for whole answers. */
    static String tidy(String text, Tongue tongue) {
        return inScript(PlainText.of(withoutMark(text)), tongue);
    }

    static Verdict of(String raw, String tidied, Question question, List<Passage> passages) {
        if (tidied.contains(Prompts.NO_ANSWER) || tidied.contains(Prompts.DATA_BEGINS) || tidied.contains(Prompts.DATA_ENDS)) {
            return new Verdict.Leak();
        }
        var harm = Abuse.category(tidied);
        if (harm.isPresent()) {
            return new Verdict.Harmful(harm.get());
        }
        var foreign = NumberCheck.foreign(tidied, known(question, passages));
        if (!foreign.isEmpty()) {
            return new Verdict.ForeignNumbers(foreign);
        }
        return raw.stripLeading().startsWith(Prompts.NO_ANSWER) || admits(tidied) ? new Verdict.NoAnswer() : new Verdict.Fine();
    }

    static boolean inWrongLanguage(String tidied, Tongue tongue) {
        var sample = Arrivals.shortened(tidied, JUDGED);
        if (sample.chars().filter(Character::isLetter).limit(ENOUGH_LETTERS).count() < ENOUGH_LETTERS) {
            return false;
        }
        var found = LanguageDetector.detect(sample);
        return found.language() != tongue.language() && found.confidence() >= CERTAIN;
    }

    private static boolean admits(String text) {
        var lower = text.toLowerCase(Locale.ROOT);
        return lower.length() < JUDGED && ADMISSIONS.stream().anyMatch(lower::contains);
    }

    /** Everything whose numbers may be repeated, the likeliest first. */
    private static Stream<Supplier<String>> known(Question question, List<Passage> passages) {
        Stream<Supplier<String>> asked = Stream.of(question::text);
        Stream<Supplier<String>> read = passages.stream().map(passage -> () -> passage.heading() + "\n" + passage.text());
        Stream<Supplier<String>> said = question.before().stream().map(line -> line::text);
        return Stream.of(asked, read, said, own(question.bot())).flatMap(each -> each);
    }

    private static Stream<Supplier<String>> own(Bot bot) {
        return Stream.of(() -> String.join("\n", bot.name(), bot.description(), bot.greeting(), bot.persona(), bot.fallback(), Hours.of(bot)));
    }

    private static String withoutMark(String text) {
        var start = text.stripLeading();
        if (start.startsWith(Prompts.NO_ANSWER)) {
            return start.substring(Prompts.NO_ANSWER.length()).stripLeading();
        }
        // While it grows, the mark may have come only half.
        return !start.isEmpty() && Prompts.NO_ANSWER.startsWith(start) ? "" : text;
    }

    static String inScript(String text, Tongue tongue) {
        if (tongue.language() != Language.UZ || mostly(text) == tongue.script() || !isUzbek(text)) {
            return text;
        }
        return tongue.script() == Script.CYRILLIC ? Transliterator.toCyrillic(text) : Transliterator.toLatin(text);
    }

    private static boolean isUzbek(String text) {
        return LanguageDetector.detect(Arrivals.shortened(text, JUDGED)).language() == Language.UZ;
    }

    private static Script mostly(String text) {
        int cyrillic = 0;
        int latin = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 'Ѐ' && c <= 'ӿ') {
                cyrillic++;
            } else if (c < 'ɐ' && Character.isLetter(c)) {
                latin++;
            }
        }
        return cyrillic > latin ? Script.CYRILLIC : Script.LATIN;
    }
}
