package uz.botfactory.knowledge;

import java.text.Normalizer;

/** Text without what no reader sees: control characters, soft hyphens, ligatures, mojibake. */
final class Clean {

    private static final String LIGATURES = "\uFB00\uFB01\uFB02\uFB03\uFB04\uFB05\uFB06";
    private static final String[] LETTERS = {"ff", "fi", "fl", "ffi", "ffl", "st", "st"};

    private Clean() {}

    static String text(String text) {
        String visible = visible(Mojibake.repaired(text));
        return Normalizer.isNormalized(visible, Normalizer.Form.NFC)
                ? visible.strip()
                : Normalizer.normalize(visible, Normalizer.Form.NFC).strip();
    }

    private static String visible(String text) {
        int i = firstStrange(text);
        if (i < 0) {
            return text;
        }
        var out = new StringBuilder(text.length()).append(text, 0, i);
        for (; i < text.length(); i++) {
            append(out, text, i);
        }
        return out.toString();
    }

    private static int firstStrange(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (strange(text.charAt(i))) {
                return i;
            }
        }
        return -1;
    }

    private static boolean strange(char c) {
        return c < ' ' && c != '\n' || c >= 0x7F && c <= 0xA0 || c == 0xAD || c >= 0x2000 && c <= 0x200F
                || c >= 0x2028 && c <= 0x202F || c >= 0x205F && c <= 0x206F || c == 0x3000 || c >= 0xD800;
    }

    private static void append(StringBuilder out, String text, int i) {
        char c = text.charAt(i);
        if (!strange(c)) {
            out.append(c);
        } else if (c == '\r') {
            boolean pair = i + 1 < text.length() && text.charAt(i + 1) == '\n';
            out.append(pair ? "" : "\n");
        } else if (c == '\f' || c == 0x2028 || c == 0x2029 || c == 0x0B || c == 0x85) {
            out.append('\n');
        } else if (Character.isSpaceChar(c) || c == '\t') {
            out.append(' ');
        } else if (LIGATURES.indexOf(c) >= 0) {
            out.append(LETTERS[LIGATURES.indexOf(c)]);
        } else if (worthKeeping(text, i)) {
            out.append(c);
        }
    }

    /** Whole pairs of surrogates stay; halves, private use, byte order marks and replacement characters go. */
    private static boolean worthKeeping(String text, int i) {
        char c = text.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1));
        }
        if (Character.isLowSurrogate(c)) {
            return i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
        }
        return c >= 0xF900 && c != 0xFEFF && c < 0xFFF0;
    }
}
