package uz.botfactory.language;

import java.text.Normalizer;

/** Brings what keyboards, PDFs and reform drafts make of Uzbek letters to the standard characters. */
final class Spelling {

    /** Tutuq belgisi, and what every look-alike of an apostrophe becomes first. */
    static final char APOSTROPHE = '\u02BC';

    /** The sign of oʻ and gʻ. */
    static final char TURNED = '\u02BB';

    private Spelling() {}

    static boolean isApostrophe(char c) {
        return switch (c) {
            case '\'', '`', '\u00B4', '\u02B9', '\u02BB', '\u02BC', '\u02BD', '\u2018', '\u2019', '\u201B', '\u2032',
                    '\u02BE', '\u02BF', '\u05F3', '\uA78C', '\uFF07' -> true;
            default -> false;
        };
    }

    static boolean isCyrillic(char c) {
        return c >= '\u0400' && c <= '\u052F';
    }

    static boolean isLatin(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '\u00C0' && c <= '\u024F' || c == TURNED || c == APOSTROPHE;
    }

    /**
     * Apostrophes that belong to a letter become oʻ gʻ (U+02BB) or ʼ (U+02BC); composed characters; letters of reform
     * drafts and neighbouring alphabets become today's; invisible characters go. Case stays.
     */
    static String unify(String text) {
        String composed = needsComposing(text) ? compose(text) : text;
        int first = firstToChange(composed);
        return first < 0 ? composed : unify(composed, first);
    }

    private static boolean needsComposing(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '\u0300' && c <= '\u036F' || c >= '\uFB00' && c <= '\uFFEF' || c >= '\u1E00' && c <= '\u1FFF' || c == '\u00A0') {
                return true;
            }
        }
        return false;
    }

    /** Apostrophes first: NFKC would turn U+00B4 into a blank and an accent. Ligatures and wide forms become plain. */
    private static String compose(String text) {
        var kept = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            kept.append(c == '\u00B4' || c == '\uFF07' ? '\'' : c);
        }
        return Normalizer.normalize(kept, Normalizer.Form.NFKC);
    }

    private static int firstToChange(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isApostrophe(c) || c > 'z' && today(c) != c || isInvisible(c) || isOverlay(c)) {
                return i;
            }
        }
        return -1;
    }

    private static String unify(String text, int first) {
        var out = new StringBuilder(text.length() + 8).append(text, 0, first);
        for (int i = first; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isApostrophe(c)) {
                apostrophe(out, c, i + 1 < text.length() ? text.charAt(i + 1) : ' ');
            } else if (isOverlay(c)) {
                overlay(out);
            } else if (!isInvisible(c)) {
                today(out, c);
            }
        }
        return out.toString();
    }

    private static void apostrophe(StringBuilder out, char c, char next) {
        char before = out.isEmpty() ? ' ' : out.charAt(out.length() - 1);
        if (before == TURNED || before == APOSTROPHE) {
            return;
        }
        if (!Character.isLetter(before)) {
            out.append(c == '\u02BB' || c == '\u02BC' ? '\'' : c);
        } else if (isCyrillic(before)) {
            out.append(Character.isLetter(next) ? 'ъ' : '\'');
        } else {
            out.append(before == 'o' || before == 'g' || before == 'O' || before == 'G' ? TURNED : APOSTROPHE);
        }
    }

    /** A stroke through, or a hook below, the letter before it: how some PDFs write ғ қ ҳ. */
    private static boolean isOverlay(char c) {
        return c >= '\u0321' && c <= '\u0338' || c == '\u0306' || c == '\u0304';
    }

    private static void overlay(StringBuilder out) {
        if (out.isEmpty()) {
            return;
        }
        int last = out.length() - 1;
        out.setCharAt(last, switch (out.charAt(last)) {
            case 'г' -> 'ғ';
            case 'Г' -> 'Ғ';
            case 'к' -> 'қ';
            case 'К' -> 'Қ';
            case 'х' -> 'ҳ';
            case 'Х' -> 'Ҳ';
            case 'у' -> 'ў';
            case 'У' -> 'Ў';
            default -> out.charAt(last);
        });
    }

    private static boolean isInvisible(char c) {
        return c == '\u00AD' || c >= '\u200B' && c <= '\u200F' || c == '\u2060' || c == '\uFEFF';
    }

    private static void today(StringBuilder out, char c) {
        switch (c) {
            case 'ō', 'õ', 'ŏ', 'ö', 'ó', 'ò' -> out.append('o').append(TURNED);
            case 'Ō', 'Õ', 'Ŏ', 'Ö', 'Ó', 'Ò' -> out.append('O').append(TURNED);
            case 'ğ', 'ḡ', 'ġ', 'ǵ', 'ģ' -> out.append('g').append(TURNED);
            case 'Ğ', 'Ḡ', 'Ġ', 'Ǵ', 'Ģ' -> out.append('G').append(TURNED);
            case 'ş', 'š', 'ș' -> out.append("sh");
            case 'Ş', 'Š', 'Ș' -> out.append("Sh");
            case 'ç', 'č' -> out.append("ch");
            case 'Ç', 'Č' -> out.append("Ch");
            case 'ñ' -> out.append("ng");
            case 'Ñ' -> out.append("Ng");
            default -> out.append(today(c));
        }
    }

    /** One character for one; a marker (the character's lower neighbour) where {@link #today} writes two. */
    private static char today(char c) {
        return switch (c) {
            case 'ō', 'õ', 'ŏ', 'ö', 'ó', 'ò', 'ğ', 'ḡ', 'ġ', 'ǵ', 'ģ', 'ş', 'š', 'ș', 'ç', 'č', 'ñ' -> ' ';
            case 'Ō', 'Õ', 'Ŏ', 'Ö', 'Ó', 'Ò', 'Ğ', 'Ḡ', 'Ġ', 'Ǵ', 'Ģ', 'Ş', 'Š', 'Ș', 'Ç', 'Č', 'Ñ' -> ' ';
            case 'á', 'à', 'â', 'ä', 'ã', 'å', 'ā', 'ă', 'ə' -> 'a';
            case 'é', 'è', 'ê', 'ë', 'ē' -> 'e';
            case 'í', 'ì', 'î', 'ï', 'ı', 'ī' -> 'i';
            case 'ú', 'ù', 'û', 'ü', 'ū' -> 'u';
            case 'Á', 'À', 'Â', 'Ä', 'Ã', 'Å', 'Ā' -> 'A';
            case 'É', 'È', 'Ê', 'Ë' -> 'E';
            case 'Í', 'Î', 'Ï', 'İ' -> 'I';
            case 'Ú', 'Ù', 'Û', 'Ü' -> 'U';
            case 'ӯ', 'ү', 'ұ', 'ө' -> 'ў';
            case 'Ӯ', 'Ү', 'Ұ', 'Ө' -> 'Ў';
            case 'і', 'ї', 'ӣ' -> 'и';
            case 'І', 'Ї', 'Ӣ' -> 'И';
            case 'є' -> 'е';
            case 'Є' -> 'Е';
            case 'ә' -> 'а';
            case 'Ә' -> 'А';
            case 'ҷ' -> 'ж';
            case 'Ҷ' -> 'Ж';
            case 'ң' -> 'н';
            case 'ӄ', 'ҝ', 'ҡ' -> 'қ';
            case 'Ӄ', 'Ҝ', 'Ҡ' -> 'Қ';
            case 'һ', 'ӽ' -> 'ҳ';
            case 'Һ', 'Ӽ' -> 'Ҳ';
            case 'ӷ', 'ҕ' -> 'ғ';
            case 'Ӷ', 'Ҕ' -> 'Ғ';
            case '\u00A0', '\u202F', '\u2009' -> ' ';
            default -> c;
        };
    }
}
