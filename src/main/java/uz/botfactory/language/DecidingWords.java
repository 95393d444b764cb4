package uz.botfactory.language;

import java.util.HashSet;
import java.util.Set;

/**
 * Uzbek words and verb forms that settle the language wherever they stand: Uzbek borrows Russian nouns and English names
 * freely, while Russian and English borrow only greetings, dishes and places.
 */
final class DecidingWords {

    private static final int SHORTEST = 3;

    private static final String[] VERB_ENDINGS = (
                    "aman yman amiz ymiz asiz ysiz asizmi ysizmi asizlarmi ysizlarmi asila ysila asilami ysilami yapti yapman yapsiz yapsizmi yapsizlar apti aptimi moqchi moqchiman moqchimiz moqchimidi"
                            + " moqchiydim dingiz dingizmi dinglar sangiz sanglar dimi digan adigan ydigan ayotgan yotgan moqda mayapti maydi maydimi madi magan gandim gandi votti votdi voman vossiz yapmiz"
                            + " langan lanadi landimi lashtirish oladi olasiz oladimi boladi boladimi sakmi samikan ladimi nadimi lyapti qoldi ganmi")
            .split(" ");

    private static final Set<String> GREETINGS = Set.of(
            "salom", "asalom", "asalomu", "aleykum", "alaykum", "valaykum", "asalomalaykum", "asalomualaykum", "rahmat", "raxmat", "aka", "opa", "uka", "hop", "mayli", "hayr", "akajon", "opajon", "ukajon",
            "domla", "ustoz", "barakala", "ofarin", "som", "ha", "zor", "kim", "ana", "mana", "deb", "salomlar", "marhamat", "man", "san", "bir", "tort", "men", "ham", "on", "ming", "turi");

    private static final Set<String> WORDS = new HashSet<>(1_500);

    static {
        Resource.lines("words-uz.txt", line -> {
            for (String word : line.split("\\s+")) {
                add(Folding.fold(word));
                add(Folding.fold(word).replace('q', 'k'));
                add(Folding.fold(word.replace("oʻ", "u")));
                add(Folding.fold(word.replace("oʻ", "u")).replace('q', 'k'));
            }
        });
    }

    private DecidingWords() {}

    /** As it is, and as keyboards without қ and ў make it. */
    private static void add(String folded) {
        if (folded.length() >= SHORTEST && !GREETINGS.contains(folded)) {
            WORDS.add(folded);
        }
    }

    /** Whether the word can only stand in an Uzbek sentence. */
    static boolean contains(String word) {
        String folded = Folding.fold(word);
        return WORDS.contains(folded) || folded.length() > 5 && endsLikeVerb(folded);
    }

    private static boolean endsLikeVerb(String folded) {
        for (String ending : VERB_ENDINGS) {
            if (folded.length() - ending.length() >= 2 && folded.endsWith(ending)) {
                return true;
            }
        }
        return false;
    }
}
