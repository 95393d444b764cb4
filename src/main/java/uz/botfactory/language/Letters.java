package uz.botfactory.language;

import java.util.function.IntConsumer;

/** The words of a message as the detector sees them: hashes of whole words and of their runs of one to five letters. */
final class Letters {

    /** How many different features are told apart; a power of two. */
    static final int BUCKETS = 1 << 17;

    private static final int LONGEST_RUN = 5;
    private static final int LONGEST_WORD = 24;
    private static final char BORDER = '_';

    private final char[] word = new char[LONGEST_WORD + 2];
    private final Script script;
    private final IntConsumer feature;
    private int length;
    private int previous;

    Letters(Script script, IntConsumer feature) {
        this.script = script;
        this.feature = feature;
        word[0] = BORDER;
    }

    /** Hands over the features of all words of the script. The text is in today's letters ({@link Spelling#unify}). */
    void read(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (belongs(c)) {
                add(Character.toLowerCase(c));
            } else if (length > 0 && isChatFigure(text, i)) {
                add(c);
            } else {
                end();
            }
        }
        end();
    }

    private boolean belongs(char c) {
        return script == Script.CYRILLIC ? Spelling.isCyrillic(c) : Spelling.isLatin(c);
    }

    /** 4 for ch and 6 for oʻ or sh, between letters. */
    private boolean isChatFigure(String text, int i) {
        char c = text.charAt(i);
        return (c == '4' || c == '6') && i + 1 < text.length() && belongs(text.charAt(i + 1));
    }

    private void add(char c) {
        if (length < LONGEST_WORD) {
            word[++length] = c == Spelling.TURNED || c == Spelling.APOSTROPHE ? '\'' : c;
        }
    }

    private void end() {
        if (length == 0) {
            return;
        }
        word[length + 1] = BORDER;
        int whole = 0x3C6EF372;
        for (int i = 1; i <= length; i++) {
            whole = mix(whole, word[i]);
        }
        feature.accept(bucket(whole));
        feature.accept(bucket(previous * 31 + whole));
        runs();
        previous = whole;
        length = 0;
    }

    private void runs() {
        for (int start = 0; start <= length + 1; start++) {
            int hash = 0x9E3779B9;
            int most = Math.min(LONGEST_RUN, length + 2 - start);
            for (int n = 0; n < most; n++) {
                hash = mix(hash, word[start + n]);
                if (n > 0 || word[start] != BORDER) {
                    feature.accept(bucket(hash));
                }
            }
        }
    }

    private static int mix(int hash, char c) {
        return (hash ^ c) * 0x01000193 + 0x7F4A7C15;
    }

    private static int bucket(int hash) {
        int spread = hash ^ hash >>> 15;
        spread *= 0x2C1B3C6D;
        return (spread ^ spread >>> 13) & BUCKETS - 1;
    }
}
