package uz.botfactory.language;

import java.math.BigDecimal;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Adds up digits, number words and their multipliers as they follow one another. */
final class NumeralReader {

    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final long HUNDRED = 100;
    private static final long THOUSAND = 1_000;
    private static final long MILLION = 1_000_000;

    private static final BitSet STARTS = new BitSet();
    private static final Map<String, Long> WORDS = new HashMap<>();
    private static final Set<String> ENDINGS = Set.of(
            "ta", "tadan", "talik", "inchi", "nchi", "chi", "dan", "ga", "gacha", "a", "acha", "ni", "ning", "lik", "da", "li", "lab", "taga",
            "tasi", "si", "lar", "taligi", "an", "lardan", "larga", "dagi", "gina", "tagina", "tacha", "inchisi", "nchisi");

    /** Words that mean something else as often: they count only next to another numeral. */
    private static final Set<String> DOUBTFUL =
            Set.of("bir", "bita", "on", "tort", "yuz", "ming", "one", "odin", "odna", "odno", "odnu", "hundred");

    static {
        for (String word : new String[] {"yarim", "poltora", "полтора", "and", "dan", "do", "до", "дан"}) {
            markStart(word);
        }
        enter(0, "nol", "ноль", "zero");
        enter(1, "bir", "bitta", "один", "одна", "одно", "одну", "one");
        enter(2, "ikki", "два", "две", "двух", "двум", "two");
        enter(3, "uch", "три", "трех", "трём", "трем", "three");
        enter(4, "toʻrt", "четыре", "четырех", "четырем", "four");
        enter(5, "besh", "пять", "пяти", "five");
        enter(6, "olti", "шесть", "шести", "six");
        enter(7, "yetti", "семь", "семи", "seven");
        enter(8, "sakkiz", "восемь", "восьми", "eight");
        enter(9, "toʻqqiz", "девять", "девяти", "nine");
        enter(10, "oʻn", "десять", "десяти", "ten");
        enter(11, "одиннадцать", "одиннадцати", "eleven");
        enter(12, "двенадцать", "двенадцати", "twelve");
        enter(13, "тринадцать", "thirteen");
        enter(14, "четырнадцать", "fourteen");
        enter(15, "пятнадцать", "пятнадцати", "fifteen");
        enter(16, "шестнадцать", "sixteen");
        enter(17, "семнадцать", "seventeen");
        enter(18, "восемнадцать", "eighteen");
        enter(19, "девятнадцать", "nineteen");
        enter(20, "yigirma", "двадцать", "двадцати", "twenty");
        enter(30, "oʻttiz", "тридцать", "тридцати", "thirty");
        enter(40, "qirq", "сорок", "сорока", "forty");
        enter(50, "ellik", "пятьдесят", "пятидесяти", "fifty");
        enter(60, "oltmish", "шестьдесят", "sixty");
        enter(70, "yetmish", "семьдесят", "seventy");
        enter(80, "sakson", "восемьдесят", "eighty");
        enter(90, "toʻqson", "девяносто", "ninety");
        enter(100, "yuz", "сто", "ста", "hundred");
        enter(200, "двести", "двухсот");
        enter(300, "триста", "трехсот");
        enter(400, "четыреста");
        enter(500, "пятьсот", "пятисот");
        enter(600, "шестьсот");
        enter(700, "семьсот");
        enter(800, "восемьсот");
        enter(900, "девятьсот");
        enter(THOUSAND, "ming", "тыс", "тысяч", "тысяча", "тысячи", "тысячу", "тысячам", "тыщ", "thousand");
        enter(MILLION, "million", "mln", "миллион", "миллиона", "миллионов", "млн", "лям", "ляма", "лямов", "lyam", "limon", "лимон");
        enter(1_000_000_000L, "milliard", "mlrd", "миллиард", "миллиарда", "миллиардов", "млрд", "billion", "bln");
    }

    private final Set<String> found;
    private BigDecimal total = BigDecimal.ZERO;
    private @Nullable BigDecimal current; // the group being read, below a thousand
    private @Nullable BigDecimal rangeStart;
    private long lastMultiplier;
    private int parts;
    private boolean currentIsDigits;
    private boolean doubtful;
    private boolean dashBefore;
    private int endOfLast;

    NumeralReader(Set<String> found) {
        this.found = found;
    }

    private static void enter(long value, String... words) {
        for (String word : words) {
            WORDS.put(Folding.fold(word), value);
            markStart(word);
        }
    }

    private static void markStart(String word) {
        String cyrillic = Transliterator.toCyrillic(word);
        for (String spelling : new String[] {word, cyrillic, cyrillic.replace('ў', 'у').replace('қ', 'к'), Transliterator.toLatin(word), Folding.fold(word)}) {
            STARTS.set(start(spelling));
        }
    }

    private static int start(String word) {
        return word.charAt(0) * 2048 + (word.length() > 1 ? word.charAt(1) : 0);
    }

    /** Most words are ruled out by their first two letters. */
    private static boolean mayBeNumeral(String word) {
        return word.length() < 24 && STARTS.get(start(word));
    }

    void read(FigureToken token) {
        if (token.number() != null) {
            digits(token.number());
        } else if (!token.word().isEmpty()) {
            word(token.word(), token.end() - token.word().length() == endOfLast);
        } else if (!token.finished().isEmpty()) {
            end();
            found.addAll(token.finished());
        } else {
            mark(token.mark());
        }
        endOfLast = token.end();
    }

    private void mark(char mark) {
        if ((mark == '-' || mark == '–' || mark == '—' || mark == '~') && current != null) {
            dashBefore = true;
        } else if (mark != '.' || parts == 0) {
            end();
        }
    }

    private void digits(BigDecimal number) {
        boolean continues = lastMultiplier > 0 && current == null && number.compareTo(BigDecimal.valueOf(lastMultiplier)) < 0 && !dashBefore
                && number.compareTo(BigDecimal.valueOf(THOUSAND)) < 0;
        if (!continues) {
            next();
        }
        current = number;
        currentIsDigits = true;
        parts++;
    }

    /** Ends the number before, keeping it as the lower end when a dash says that a range goes on. */
    private void next() {
        BigDecimal lower = dashBefore && lastMultiplier == 0 ? current : null;
        if (lower == null) {
            end();
        } else {
            reset();
            rangeStart = lower;
        }
    }

    private void word(String word, boolean attached) {
        if (attached && current != null && (word.equals("k") || word.equals("к"))) {
            multiply(THOUSAND);
            return;
        }
        if (!mayBeNumeral(word)) {
            end();
            return;
        }
        String folded = Folding.fold(word);
        String numeral = numeral(folded);
        if (numeral != null) {
            numeral(numeral, folded, word);
        } else if (isHalf(folded)) {
            half();
        } else if (folded.startsWith("poltor") && folded.length() == 7) {
            next();
            current = new BigDecimal("1.5");
            parts++;
        } else if (parts > 0 && !currentIsDigits && folded.equals("and")) {
            return;
        } else if (!isRangeWord(folded)) {
            end();
        }
    }

    /** "5 ta", "5 dan": a suffix written apart still belongs to the number before it, and ends it. */
    private boolean isRangeWord(String folded) {
        if (current != null && currentIsDigits && lastMultiplier == 0 && (folded.equals("dan") || folded.equals("do"))) {
            dashBefore = true;
            return true;
        }
        return false;
    }

    private static boolean isHalf(String folded) {
        return folded.startsWith("yarim") && (folded.length() == 5 || folded.length() > 5 && ENDINGS.contains(folded.substring(5)));
    }

    /** The number word a folded word is, or begins with before an ending; null when it is none. */
    private static @Nullable String numeral(String folded) {
        if (WORDS.containsKey(folded)) {
            return folded;
        }
        for (int end = folded.length() - 1; end >= 2; end--) {
            if (ENDINGS.contains(folded.substring(end)) && WORDS.containsKey(folded.substring(0, end))) {
                return folded.substring(0, end);
            }
        }
        return null;
    }

    private void numeral(String numeral, String folded, String word) {
        long value = WORDS.getOrDefault(numeral, 0L);
        if (value >= THOUSAND) {
            multiply(value);
            return;
        }
        if (value == HUNDRED && current != null && current.compareTo(BigDecimal.TEN) < 0 && !currentIsDigits) {
            current = current.multiply(BigDecimal.valueOf(HUNDRED));
        } else if (fits(value)) {
            current = current == null ? BigDecimal.valueOf(value) : current.add(BigDecimal.valueOf(value));
        } else {
            end();
            current = BigDecimal.valueOf(value);
        }
        parts++;
        currentIsDigits = false;
        doubtful = parts == 1 && DOUBTFUL.contains(numeral) && !isSure(word) && !folded.startsWith("ta", numeral.length());
    }

    private static boolean isSure(String word) {
        return word.indexOf(Spelling.TURNED) >= 0 || word.indexOf('ў') >= 0;
    }

    private boolean fits(long value) {
        if (current == null) {
            return true;
        }
        if (currentIsDigits) {
            return false;
        }
        long before = current.longValue();
        return value < 10 ? before % 10 == 0 && before >= 10 : value < 100 && before % 100 == 0 && before >= 100;
    }

    private void multiply(long multiplier) {
        BigDecimal factor = BigDecimal.valueOf(multiplier);
        doubtful = parts == 0;
        parts++;
        if (rangeStart != null && current != null && rangeStart.compareTo(BigDecimal.valueOf(THOUSAND)) < 0) {
            emit(rangeStart.multiply(factor));
            rangeStart = null;
        }
        total = total.add((current == null ? BigDecimal.ONE : current).multiply(factor));
        current = null;
        currentIsDigits = false;
        lastMultiplier = multiplier;
    }

    private void half() {
        if (current == null) {
            end();
            current = HALF;
            doubtful = true;
        } else {
            current = current.add(HALF);
            doubtful = false;
        }
        parts++;
        currentIsDigits = false;
    }

    /** "2 mln 300" means 300 thousand more. */
    private BigDecimal rest() {
        if (current == null) {
            return BigDecimal.ZERO;
        }
        return currentIsDigits && lastMultiplier == MILLION ? current.multiply(BigDecimal.valueOf(THOUSAND)) : current;
    }

    void end() {
        if (rangeStart != null) {
            emit(rangeStart);
        }
        if (parts > 0 && !(doubtful && parts == 1)) {
            emit(total.add(rest()));
        }
        reset();
    }

    private void reset() {
        total = BigDecimal.ZERO;
        current = null;
        rangeStart = null;
        lastMultiplier = 0;
        parts = 0;
        currentIsDigits = false;
        doubtful = false;
        dashBefore = false;
    }

    private void emit(BigDecimal value) {
        found.add(value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString());
    }
}
