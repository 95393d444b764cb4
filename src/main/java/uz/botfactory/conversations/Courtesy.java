package uz.botfactory.conversations;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import uz.botfactory.language.Words;

/** Bare greetings, thanks and the like: answered by ourselves, without a model, and never counted. */
enum Courtesy {
    GREETING,
    THANKS,
    GOODBYE,
    FINE;

    private static final Map<String, Courtesy> PHRASES = Stream.of(
                    phrases(GREETING, "salom", "assalom", "assalomu alaykum", "assalomu aleykum", "asalomu alaykum", "asalom",
                            "assalom alaykum", "salom alaykum", "vaalaykum assalom", "hayrli kun", "xayrli kun", "hayrli tong",
                            "xayrli tong", "hayrli kech", "xayrli kech", "qalaysiz", "qalesiz", "qandaysiz", "yaxshimisiz",
                            "yaxshimisizlar", "салом", "ассалом", "ассалому алайкум", "ассалому алейкум", "салом алайкум",
                            "хайрли кун", "хайрли тонг", "хайрли кеч", "яхшимисиз", "привет", "приветствую", "здравствуйте",
                            "здравствуй", "добрый день", "доброе утро", "добрый вечер", "как дела", "privet", "zdravstvuyte",
                            "hello", "hi", "hey", "hi there", "hello there", "good morning", "good afternoon", "good evening",
                            "good day", "how are you"),
                    phrases(THANKS, "rahmat", "raxmat", "katta rahmat", "katta raxmat", "rahmat sizga", "raxmat sizga",
                            "tashakkur", "рахмат", "раҳмат", "катта рахмат", "катта раҳмат", "спасибо", "спс", "большое спасибо",
                            "спасибо большое", "благодарю", "spasibo", "thanks", "thank you", "thank you very much", "thx",
                            "many thanks"),
                    phrases(GOODBYE, "xayr", "hayr", "xayr salomat boling", "salomat boling", "sog boling", "хайр", "пока",
                            "до свидания", "всего доброго", "bye", "goodbye", "good bye", "see you"),
                    phrases(FINE, "ok", "okay", "okey", "xop", "hop", "mayli", "yaxshi", "zor", "boldi", "tushunarli",
                            "tushundim", "ок", "окей", "хоп", "хўп", "майли", "яхши", "зўр", "тушунарли", "тушундим", "ладно",
                            "хорошо", "понятно", "понял", "поняла", "ясно", "отлично", "fine", "great", "good", "got it", "i see"))
            .flatMap(List::stream)
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one));

    private static final Set<Character> APOSTROPHES = Set.of('ʻ', 'ʼ', '\'', '‘', '’', '`', '´');
    private static final int LONGEST = 60;

    /** What this is if it is nothing but a courtesy; a lone emoji is one too. */
    static Optional<Courtesy> of(String text) {
        if (text.length() > LONGEST || text.indexOf('?') >= 0) {
            return Optional.empty();
        }
        var words = Words.of(text).stream().map(Courtesy::plain).filter(word -> !word.isEmpty()).toList();
        return words.isEmpty() ? ofSigns(text) : ofWords(words);
    }

    private static Optional<Courtesy> ofSigns(String text) {
        boolean signs = !text.isBlank() && text.chars().noneMatch(Character::isLetterOrDigit);
        return signs ? Optional.of(FINE) : Optional.empty();
    }

    // "assalomu alaykum, yaxshimisiz" is two courtesies; the first names the kind.
    private static Optional<Courtesy> ofWords(List<String> words) {
        Courtesy first = null;
        for (int i = 0; i < words.size(); ) {
            int length = longestAt(words, i);
            if (length == 0) {
                return Optional.empty();
            }
            first = first == null ? PHRASES.get(String.join(" ", words.subList(i, i + length))) : first;
            i += length;
        }
        return Optional.ofNullable(first);
    }

    private static int longestAt(List<String> words, int from) {
        for (int length = Math.min(4, words.size() - from); length > 0; length--) {
            if (PHRASES.containsKey(String.join(" ", words.subList(from, from + length)))) {
                return length;
            }
        }
        return 0;
    }

    private static String plain(String word) {
        var out = new StringBuilder(word.length());
        word.toLowerCase(java.util.Locale.ROOT).chars().filter(c -> !APOSTROPHES.contains((char) c)).forEach(c -> out.append((char) c));
        return out.toString();
    }

    private static List<Map.Entry<String, Courtesy>> phrases(Courtesy kind, String... phrases) {
        return Stream.of(phrases).map(phrase -> Map.entry(phrase, kind)).toList();
    }
}
