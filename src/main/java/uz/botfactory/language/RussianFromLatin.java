package uz.botfactory.language;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Russian typed in Latin letters. Known words come back as they are spelt, others by the usual letter pairs. */
final class RussianFromLatin {

    private static final Map<String, String> SPELLING = new HashMap<>(8_000);

    static {
        Resource.lines("words-ru.txt", line -> addAll(line.split("\\s+")));
        Lexicon.PARTS.forEach(part -> Resource.lines(part, line -> addAll(line.split("\\|")[1].strip().split("[ ,]+"))));
    }

    private RussianFromLatin() {}

    private static void addAll(String[] words) {
        for (String word : words) {
            SPELLING.putIfAbsent(key(word), word);
        }
    }

    static String write(String text) {
        var out = new StringBuilder(text.length());
        int i = 0;
        while (i < text.length()) {
            int end = i;
            while (end < text.length() && isPart(text.charAt(end))) {
                end++;
            }
            if (end > i) {
                out.append(word(text.substring(i, end)));
                i = end;
            } else {
                out.append(text.charAt(i++));
            }
        }
        return out.toString();
    }

    private static boolean isPart(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || Spelling.isApostrophe(c);
    }

    private static String word(String latin) {
        String known = SPELLING.get(key(latin));
        String lower = latin.toLowerCase(Locale.ROOT);
        return Transliterator.inCaseOf(latin, known != null ? known : letters(lower));
    }

    /** One key for all the ways a Russian word is typed: zh = j = ж, kh = x = h, shch = sch = sh, y = i, yo = e. */
    static String key(String word) {
        String folded = Folding.fold(word);
        var key = new StringBuilder(folded.length());
        for (int i = 0; i < folded.length(); i++) {
            char c = folded.charAt(i);
            char next = i + 1 < folded.length() ? folded.charAt(i + 1) : ' ';
            char last = key.isEmpty() ? ' ' : key.charAt(key.length() - 1);
            switch (c) {
                case 'y' -> put(key, last, next == 'o' && !key.isEmpty() ? ' ' : 'i');
                case 'o' -> put(key, last, i > 0 && folded.charAt(i - 1) == 'y' ? 'e' : 'o');
                case 'j' -> put(key, last, next == 'a' || next == 'u' ? (last == 'z' ? 'j' : 'i') : 'j');
                case 'z' -> put(key, last, next == 'h' ? 'j' : 'z');
                case 'k' -> put(key, last, next == 'h' ? ' ' : 'k');
                case 'h' -> put(key, last, last == 'j' ? ' ' : 'h');
                case 'c' -> put(key, last, next == 'h' ? (last == 's' || last == 'h' ? ' ' : 'c') : last == 's' ? ' ' : 's');
                case '4' -> key.append("ch");
                default -> put(key, last, c);
            }
        }
        return key.toString();
    }

    private static void put(StringBuilder key, char last, char c) {
        if (c != ' ' && c != last) {
            key.append(c);
        }
    }

    private static String letters(String word) {
        var out = new StringBuilder(word.length());
        int i = 0;
        while (i < word.length()) {
            String unit = unit(word, i);
            out.append(cyrillic(word, i, unit));
            i += unit.length();
        }
        return out.toString();
    }

    private static String unit(String word, int i) {
        for (String unit : new String[] {"shch", "sch", "sh", "ch", "zh", "kh", "ts", "ya", "ja", "yu", "ju", "yo", "jo", "iy", "yy", "yj", "ij", "ye"}) {
            if (word.startsWith(unit, i)) {
                return unit;
            }
        }
        return word.substring(i, i + 1);
    }

    private static String cyrillic(String word, int i, String unit) {
        return switch (unit) {
            case "shch", "sch" -> "щ";
            case "sh", "w" -> "ш";
            case "ch", "4" -> "ч";
            case "zh" -> "ж";
            case "kh", "h", "x" -> "х";
            case "ts", "c" -> "ц";
            case "ya", "ja" -> "я";
            case "yu", "ju" -> "ю";
            case "yo", "jo" -> "ё";
            case "iy", "ij" -> "ий";
            case "yy", "yj" -> "ый";
            case "ye" -> "е";
            case "y" -> isAfterVowel(word, i) ? "й" : "ы";
            case "j" -> isAfterVowel(word, i) ? "й" : "ж";
            case "'", "ʼ", "ʻ", "’", "‘", "`" -> "ь";
            case "e" -> i == 0 ? "э" : "е";
            default -> LatinToCyrillic.write(unit);
        };
    }

    private static boolean isAfterVowel(String word, int i) {
        return i > 0 && Transliterator.isVowel(word.charAt(i - 1));
    }
}
