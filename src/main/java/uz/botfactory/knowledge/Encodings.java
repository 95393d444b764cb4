package uz.botfactory.knowledge;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import uz.botfactory.knowledge.Unreadable.Why;

/** Bytes of a text whose encoding nobody named, as text. */
public final class Encodings {

    private static final Charset UTF_32LE = Charset.forName("UTF-32LE");
    private static final Charset UTF_32BE = Charset.forName("UTF-32BE");
    private static final List<Charset> EIGHT_BIT = List.of(
            Charset.forName("windows-1251"),
            Charset.forName("KOI8-R"),
            Charset.forName("IBM866"),
            Charset.forName("ISO-8859-5"),
            Charset.forName("windows-1254"));
    private static final String BY_FREQUENCY = "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъ";
    private static final int SAMPLE = 200_000;

    private Encodings() {}

    /** The text, without byte order mark; what is text in no encoding is refused. */
    public static String decode(byte[] bytes) throws Unreadable {
        String text = decodeLeniently(bytes);
        if (looksBinary(text)) {
            throw new Unreadable(Why.UNREADABLE_TEXT);
        }
        return text;
    }

    /** The text in the encoding that somebody named, or the one we find when the name is unknown or does not fit. */
    public static String decode(byte[] bytes, @Nullable String named) throws Unreadable {
        var charset = known(named);
        boolean guess = charset.isEmpty() || mark(bytes) != null || charset.get().equals(StandardCharsets.UTF_8);
        return guess ? decode(bytes) : charset.get().decode(ByteBuffer.wrap(bytes)).toString();
    }

    private static Optional<Charset> known(@Nullable String name) {
        try {
            return name == null || name.isBlank() ? Optional.empty() : Optional.of(Charset.forName(name.strip()));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }

    private static String decodeLeniently(byte[] bytes) {
        var marked = mark(bytes);
        if (marked != null) {
            String text = lenient(bytes, marked);
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        }
        var wide = wide(bytes);
        if (wide != null) {
            return lenient(bytes, wide);
        }
        return mostlyUtf8(bytes) ? lenient(bytes, StandardCharsets.UTF_8) : lenient(bytes, likeliest(bytes));
    }

    private static @Nullable Charset mark(byte[] b) {
        if (starts(b, 0xEF, 0xBB, 0xBF)) {
            return StandardCharsets.UTF_8;
        }
        if (starts(b, 0xFF, 0xFE, 0, 0)) {
            return UTF_32LE;
        }
        if (starts(b, 0, 0, 0xFE, 0xFF)) {
            return UTF_32BE;
        }
        if (starts(b, 0xFF, 0xFE)) {
            return StandardCharsets.UTF_16LE;
        }
        return starts(b, 0xFE, 0xFF) ? StandardCharsets.UTF_16BE : null;
    }

    private static boolean starts(byte[] bytes, int... with) {
        if (bytes.length < with.length) {
            return false;
        }
        for (int i = 0; i < with.length; i++) {
            if ((bytes[i] & 0xFF) != with[i]) {
                return false;
            }
        }
        return true;
    }

    /** UTF-16 without a mark: one half of its bytes is nearly always 0 (Latin) or 4 (Cyrillic). */
    private static @Nullable Charset wide(byte[] bytes) {
        int length = Math.min(bytes.length, SAMPLE) & ~1;
        if (length < 4) {
            return null;
        }
        int[] high = new int[2];
        for (int i = 0; i < length; i++) {
            high[i & 1] += bytes[i] == 0 || bytes[i] == 4 || bytes[i] == 0x20 && i > 0 && bytes[i - 1] == 0 ? 1 : 0;
        }
        int half = length / 2;
        if (high[1] * 10 > half * 9 && high[0] * 10 < half * 4) {
            return StandardCharsets.UTF_16LE;
        }
        return high[0] * 10 > half * 9 && high[1] * 10 < half * 4 ? StandardCharsets.UTF_16BE : null;
    }

    /** UTF-8, or UTF-8 with a scratch: at least ten good sequences for each bad byte. */
    private static boolean mostlyUtf8(byte[] b) {
        int good = 0;
        int bad = 0;
        for (int i = 0; i < b.length; ) {
            int length = sequence(b, i);
            if (length == 0) {
                bad++;
                i++;
            } else {
                good += length > 1 ? 1 : 0;
                i += length;
            }
        }
        return bad == 0 || good >= bad * 10;
    }

    private static int sequence(byte[] b, int i) {
        int first = b[i] & 0xFF;
        int length = first < 0x80 ? 1 : first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0;
        for (int k = 1; k < length; k++) {
            if (i + k >= b.length || (b[i + k] & 0xC0) != 0x80) {
                return 0;
            }
        }
        return length;
    }

    private static Charset likeliest(byte[] bytes) {
        var sample = ByteBuffer.wrap(bytes, 0, Math.min(bytes.length, SAMPLE));
        Charset best = EIGHT_BIT.getFirst();
        double most = Double.NEGATIVE_INFINITY;
        for (var charset : EIGHT_BIT) {
            double score = plausible(lenientBuffer(sample.duplicate(), charset));
            if (score > most) {
                most = score;
                best = charset;
            }
        }
        return best;
    }

    /** Frequent Cyrillic letters speak for a table, capitals inside words and strange signs against it. */
    private static double plausible(CharSequence text) {
        double score = 0;
        char before = ' ';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            score += c < 0x80 ? 0 : worth(c, before);
            before = c;
        }
        return score;
    }

    private static double worth(char c, char before) {
        if (c >= 0x400 && c < 0x460) {
            boolean capitalInside = Character.isUpperCase(c) && Character.isLowerCase(before);
            boolean afterLatin = before < 0x80 && Character.isLetter(before);
            return capitalInside || afterLatin ? -2 : frequency(Character.toLowerCase(c));
        }
        if (Character.isLetter(c)) {
            boolean inLatinWord = before < 0x80 && Character.isLetter(before);
            return inLatinWord && Character.isLowerCase(c) ? 1.5 : -0.5;
        }
        return "«»–—№’‘“”°…\u00A0•".indexOf(c) >= 0 ? 0.3 : -3;
    }

    /** From 2 for the most frequent letter down to -1 for the rarest. */
    private static double frequency(char letter) {
        int rank = BY_FREQUENCY.indexOf(letter);
        return rank < 0 ? -0.5 : 2 - rank * 3.0 / BY_FREQUENCY.length();
    }

    private static String lenient(byte[] bytes, Charset charset) {
        return lenientBuffer(ByteBuffer.wrap(bytes), charset).toString();
    }

    private static CharBuffer lenientBuffer(ByteBuffer bytes, Charset charset) {
        try {
            return charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPLACE)
                    .onUnmappableCharacter(CodingErrorAction.REPLACE)
                    .decode(bytes);
        } catch (java.nio.charset.CharacterCodingException e) {
            throw new IllegalStateException("A decoder that replaces does not complain", e);
        }
    }

    /** Some stray zeros are forgiven; a text made of control characters is none. */
    private static boolean looksBinary(String text) {
        int strange = 0;
        int length = Math.min(text.length(), SAMPLE);
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            strange += c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f' || c == '\uFFFD' ? 1 : 0;
        }
        return strange > 3 && strange * 20 > length;
    }
}
