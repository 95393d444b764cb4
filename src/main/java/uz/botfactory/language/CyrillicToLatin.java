package uz.botfactory.language;

/** Uzbek Cyrillic to Latin by the rules of 1995. */
final class CyrillicToLatin {

    private CyrillicToLatin() {}

    static String write(String text) {
        String unified = Spelling.unify(text);
        if (unified.chars().noneMatch(c -> Spelling.isCyrillic((char) c))) {
            return unified;
        }
        var out = new StringBuilder(unified.length() + 8);
        int i = 0;
        while (i < unified.length()) {
            if (!Spelling.isCyrillic(unified.charAt(i))) {
                out.append(unified.charAt(i++));
                continue;
            }
            int end = i;
            while (end < unified.length() && Spelling.isCyrillic(unified.charAt(end))) {
                end++;
            }
            word(out, unified.substring(i, end));
            i = end;
        }
        return out.toString();
    }

    private static void word(StringBuilder out, String word) {
        String lower = word.toLowerCase(java.util.Locale.ROOT);
        int known = Loans.lengthOfKnownCyrillic(lower);
        if (known > 0) {
            out.append(Transliterator.inCaseOf(word.substring(0, known), Loans.latin(lower.substring(0, known))));
        }
        for (int i = known; i < word.length(); i++) {
            letter(out, word, lower, i);
        }
    }

    private static void letter(StringBuilder out, String word, String lower, int i) {
        String latin = latin(lower, i);
        if (latin.isEmpty()) {
            return;
        }
        if (!Character.isUpperCase(word.charAt(i))) {
            out.append(latin);
        } else if (latin.length() > 1 && isAmongCapitals(word, i)) {
            out.append(latin.toUpperCase(java.util.Locale.ROOT));
        } else {
            out.append(Character.toUpperCase(latin.charAt(0))).append(latin, 1, latin.length());
        }
    }

    /** Ш is SH inside capitals and Sh before a small letter; a lone letter is a capital of a title. */
    private static boolean isAmongCapitals(String word, int i) {
        return i + 1 < word.length() ? Character.isUpperCase(word.charAt(i + 1)) : i > 0 && Character.isUpperCase(word.charAt(i - 1));
    }

    private static String latin(String word, int i) {
        char before = i == 0 ? ' ' : word.charAt(i - 1);
        char next = i + 1 < word.length() ? word.charAt(i + 1) : ' ';
        return switch (word.charAt(i)) {
            case 'а' -> "a";
            case 'б' -> "b";
            case 'в' -> "v";
            case 'г' -> "g";
            case 'д' -> "d";
            case 'е' -> i == 0 || Transliterator.isVowel(before) || before == 'ь' || before == 'ъ' ? "ye" : "e";
            case 'ё' -> "yo";
            case 'ж' -> "j";
            case 'з' -> "z";
            case 'и' -> before == 'ь' ? "yi" : "i";
            case 'й' -> "y";
            case 'к' -> "k";
            case 'л' -> "l";
            case 'м' -> "m";
            case 'н' -> "n";
            case 'о' -> before == 'ь' ? "yo" : "o";
            case 'п' -> "p";
            case 'р' -> "r";
            case 'с' -> next == 'ҳ' ? "s\u02BC" : "s";
            case 'т' -> "t";
            case 'у' -> "u";
            case 'ф' -> "f";
            case 'х' -> "x";
            case 'ц' -> Transliterator.isVowel(before) ? "ts" : "s";
            case 'ч' -> "ch";
            case 'ш', 'щ' -> "sh";
            case 'ъ' -> softens(next) || before == 'ў' ? "" : "\u02BC";
            case 'ы' -> "i";
            case 'э' -> "e";
            case 'ю' -> "yu";
            case 'я' -> "ya";
            case 'ў' -> "o\u02BB";
            case 'қ' -> "q";
            case 'ғ' -> "g\u02BB";
            case 'ҳ' -> "h";
            default -> "";
        };
    }

    private static boolean softens(char next) {
        return next == 'е' || next == 'ё' || next == 'ю' || next == 'я';
    }
}
