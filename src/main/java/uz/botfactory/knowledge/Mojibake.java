package uz.botfactory.knowledge;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Repairs text that was decoded with the wrong table somewhere on its way: UTF-8 taken for CP1251 ("РќР°СЂС…" → "Нарх")
 * or for Latin-1 ("ÐÐ°Ñ€Ñ…"), and CP1251 taken for Latin-1 ("Íàðõ"). What is not clearly damaged stays as it is.
 */
final class Mojibake {

    private static final Charset CYRILLIC = Charset.forName("windows-1251");
    private static final Charset LATIN = Charset.forName("windows-1252");
    private static final byte[] CYRILLIC_BYTES = table(CYRILLIC);
    private static final byte[] LATIN_BYTES = table(LATIN);
    private static final int TWICE_DAMAGED = 3;

    private Mojibake() {}

    static String repaired(String text) {
        if (!suspicious(text)) {
            return text;
        }
        return text.lines().map(Mojibake::line).collect(Collectors.joining("\n"));
    }

    private static String line(String line) {
        String now = line;
        for (int i = 0; i < TWICE_DAMAGED; i++) {
            String better = step(now);
            if (better.equals(now)) {
                return now;
            }
            now = better;
        }
        return now;
    }

    private static String step(String line) {
        if (pairs(line, 'Р', 'С') >= 2) {
            return fromUtf8(line, CYRILLIC_BYTES);
        }
        if (pairs(line, 'Ð', 'Ñ') >= 2 || pairs(line, 'Ã', 'Â') >= 1 || line.contains("â€")) {
            return fromUtf8(line, LATIN_BYTES);
        }
        return accented(line) ? cyrillicTakenForLatin(line) : line;
    }

    /** Cheap look at whether any repair can be needed. */
    private static boolean suspicious(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0xC0 && c <= 0xFF) {
                return true;
            }
            if ((c == 'Р' || c == 'С' || c == 'â') && i + 1 < text.length() && continuation(text.charAt(i + 1))) {
                return true;
            }
        }
        return false;
    }

    private static int pairs(String line, char one, char other) {
        int pairs = 0;
        for (int i = 0; i + 1 < line.length(); i++) {
            char c = line.charAt(i);
            if ((c == one || c == other) && continuation(line.charAt(i + 1))) {
                pairs++;
            }
        }
        return pairs;
    }

    /** Whether the character is what the second byte of a UTF-8 pair looks like in either table. */
    private static boolean continuation(char c) {
        return second(CYRILLIC_BYTES, c) || second(LATIN_BYTES, c);
    }

    private static boolean second(byte[] table, char c) {
        int b = c < table.length ? table[c] & 0xFF : 0;
        return b >= 0x80 && b < 0xC0;
    }

    /** Runs of damaged characters are decoded again; what does not decode stays, so a mixed line keeps its good half. */
    private static String fromUtf8(String line, byte[] table) {
        var out = new StringBuilder(line.length());
        int start = 0;
        while (start < line.length()) {
            int end = start;
            while (end < line.length() && inTable(table, line.charAt(end))) {
                end++;
            }
            out.append(decoded(line.substring(start, end), table));
            if (end < line.length()) {
                out.append(line.charAt(end++));
            }
            start = end;
        }
        return out.toString();
    }

    private static boolean inTable(byte[] table, char c) {
        return c < 0x80 || c < table.length && table[c] != 0;
    }

    private static String decoded(String run, byte[] table) {
        var bytes = new byte[run.length()];
        for (int i = 0; i < bytes.length; i++) {
            char c = run.charAt(i);
            bytes[i] = c < 0x80 ? (byte) c : table[c];
        }
        try {
            return strictly(bytes);
        } catch (CharacterCodingException e) {
            return wordByWord(run, table);
        }
    }

    private static String wordByWord(String run, byte[] table) {
        if (run.indexOf(' ') < 0) {
            return run;
        }
        return Arrays.stream(run.split("(?<= )")).map(word -> decoded(word.strip(), table) + blank(word))
                .collect(Collectors.joining());
    }

    private static String blank(String word) {
        return word.endsWith(" ") ? " " : "";
    }

    private static String strictly(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }

    /** Whether nearly all letters are accented Latin ones, which no language writes. */
    private static boolean accented(String line) {
        int accented = 0;
        int letters = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (Character.isLetter(c)) {
                letters++;
                accented += c >= 0xC0 && c <= 0xFF ? 1 : 0;
            }
        }
        return accented >= 4 && accented * 10 >= letters * 7;
    }

    private static String cyrillicTakenForLatin(String line) {
        var bytes = ByteBuffer.allocate(line.length());
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (!inTable(LATIN_BYTES, c)) {
                return line;
            }
            bytes.put(c < 0x80 ? (byte) c : LATIN_BYTES[c]);
        }
        return CYRILLIC.decode(bytes.flip()).toString();
    }

    /** From character to byte; the holes of the code page stand for themselves, as lenient programs write them. */
    private static byte[] table(Charset charset) {
        var table = new byte[0x2123];
        for (int b = 0x80; b <= 0xFF; b++) {
            CharBuffer c = charset.decode(ByteBuffer.wrap(new byte[] {(byte) b}));
            char known = c.get(0) == '\uFFFD' ? (char) b : c.get(0);
            table[known] = (byte) b;
        }
        for (int b = 0x80; b < 0xA0; b++) {
            table[b] = table[b] == 0 ? (byte) b : table[b];
        }
        return table;
    }
}
