package uz.botfactory.knowledge;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import uz.botfactory.language.Folding;
import uz.botfactory.language.Lexicon;
import uz.botfactory.language.Numbers;
import uz.botfactory.language.Words;

/** A question taken apart: what it is about, word by word, and under which other words the same may be written. */
record Wording(List<Concept> concepts, Set<Trait> asked) {

    /** The words of business questions are few and come again and again. */
    private static final Cache<String, List<Synonym>> KNOWN = Caffeine.newBuilder().maximumSize(2_000).build();

    private static final int MOST_WORDS = 40;
    private static final double FILLER = 0.12;

    /** What people wrap a question in: asking, giving, wanting, being able. */
    private static final Set<String> FILLERS = Arrays.stream(("tashla tashlang tashlab tashlen tashen tashavoring tashlavoring"
                    + " yubor yuboring yuborib yuborvoring jonating bering ber berib bervoring beringlar ayting aytib aytvoring ayt"
                    + " korsating bilsa bilmoqchi bilaman xohlayman istayman moqchi moqchiman moqchidim kerakmi kerakidi edi edim ekan ekanmi"
                    + " mumkinmi boladimi bolama bomi bovotdimi bolsa boladi qilsa qilsam qilish sizlarda sizda sizlada sizla sizlar bizga"
                    + " menga manga aka opa uka jigar iltimos assalomu alaykum salom rahmat qanaqa qanday nimalar savol savolim"
                    + " хочу хотел хотела нужен нужна нужно подскажите скажите можно дайте скиньте киньте интересует узнать пожалуйста"
                    + " здравствуйте привет сделать делаете сделаете есть ли бывает такое вообще вас нас мне я please tell want would"
                    + " like need give send know could hello hi do does can you have").split(" "))
            .map(Folding::fold)
            .collect(Collectors.toUnmodifiableSet());

    private static final double STOP = 0.08;
    private static final double INTENT = 0.4;
    private static final double RELATED = 0.6;
    private static final int MOST_SYNONYMS = 12;

    /**
     * One thing that the question names. Weight 1 is a content word; words of mere intent ("how much") weigh less.
     * A synonym of several words counts only where they stand together.
     */
    record Concept(WordForm word, double weight, List<Synonym> synonyms, Set<Trait> traits) {}

    record Synonym(List<WordForm> words, double weight) {}

    static Wording of(String question) {
        var words = Words.of(question);
        var forms = words.stream().limit(MOST_WORDS).map(WordForm::of).toList();
        Map<String, Concept> concepts = new LinkedHashMap<>();
        Set<Trait> asked = new LinkedHashSet<>();
        for (int i = 0; i < forms.size(); i++) {
            var form = forms.get(i);
            var next = i + 1 < forms.size() ? forms.get(i + 1) : null;
            concept(form, next == null ? List.of() : phrase(form, next), concepts, asked);
        }
        numbers(question, concepts);
        return new Wording(List.copyOf(concepts.values()), asked);
    }

    private static void concept(
            WordForm form, List<Synonym> phrase, Map<String, Concept> concepts, Set<Trait> asked) {
        var traits = Trait.askedBy(form);
        asked.addAll(traits);
        var synonyms = new ArrayList<>(synonyms(form));
        synonyms.addAll(phrase);
        synonyms.addAll(related(form.stem()));
        concepts.putIfAbsent(form.stem(), new Concept(form, weight(form), List.copyOf(synonyms), traits));
    }

    private static List<Synonym> phrase(WordForm one, WordForm next) {
        var synonyms = new ArrayList<>(synonyms(one.folded() + " " + next.folded()));
        synonyms.addAll(related(one.stem() + " " + next.stem()));
        return synonyms;
    }

    private static List<Synonym> related(String stems) {
        return Related.to(stems).stream().map(words -> new Synonym(words, RELATED)).toList();
    }

    private static double weight(WordForm form) {
        if (FILLERS.contains(form.folded()) || FILLERS.contains(form.stem())) {
            return FILLER;
        }
        if (Lexicon.isStopWord(form.folded()) || Lexicon.isStopWord(form.stem())) {
            return STOP;
        }
        if (Lexicon.isIntentWord(form.folded()) || Lexicon.isIntentWord(form.stem())) {
            return INTENT;
        }
        return form.folded().length() < 2 && !form.isNumber() ? 0.1 : 1;
    }

    private static List<Synonym> synonyms(WordForm form) {
        var synonyms = synonyms(form.folded());
        return synonyms.isEmpty() && !form.stem().equals(form.folded()) ? synonyms(form.stem()) : synonyms;
    }

    private static List<Synonym> synonyms(String folded) {
        return KNOWN.get(folded, Wording::looked);
    }

    private static List<Synonym> looked(String folded) {
        var synonyms = new ArrayList<Synonym>();
        double weight = 0.85;
        for (String other : Lexicon.translations(folded)) {
            var words = Words.of(other).stream().map(WordForm::of).toList();
            if (!words.isEmpty() && synonyms.size() < MOST_SYNONYMS) {
                synonyms.add(new Synonym(words, weight));
                weight = Math.max(0.6, weight - 0.02);
            }
        }
        return List.copyOf(synonyms);
    }

    /** "250 ming" is looked for as 250000 too. */
    private static void numbers(String question, Map<String, Concept> concepts) {
        for (String number : Numbers.canonical(question)) {
            concepts.putIfAbsent(number, new Concept(new WordForm(number, number, number), 0.7, List.of(), Set.of()));
        }
    }
}
