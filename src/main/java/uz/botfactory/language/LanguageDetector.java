package uz.botfactory.language;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Tells which language and script a customer writes in, from one word on.
 *
 * <p>Figures, names and words that two languages share decide little: {@link Detected#confidence} is near one half then
 * (0 when there is no letter at all), and the language of the conversation so far is the better guess.
 */
public final class LanguageDetector {

    /** A long text is judged by its beginning. */
    private static final int ENOUGH = 600;

    /** By how much a single word must look more Uzbek than what the sentence looks like. */
    private static final double CLEARLY = 4;

    private static final double CLEARLY_AMONG_ENGLISH = 8;

    private static final double DECIDED = 0.9;
    private static final int LANGUAGES = Language.values().length;
    private static final float SCALE;
    private static final byte[] WEIGHTS;

    static {
        var stream = LanguageDetector.class.getResourceAsStream("/language/detector.bin");
        if (stream == null) {
            throw new IllegalStateException("The detector's model /language/detector.bin is missing from the build");
        }
        try (var in = new DataInputStream(stream)) {
            SCALE = in.readFloat();
            WEIGHTS = in.readNBytes(Letters.BUCKETS * LANGUAGES);
        } catch (IOException e) {
            throw new UncheckedIOException("The detector's model could not be read", e);
        }
    }

    private LanguageDetector() {}

    /** What a text is written in, and how sure that is: 0 (a guess) to 1. */
    public record Detected(Language language, Script script, double confidence) {}

    /** Never fails: without any letter it guesses Uzbek in Latin, with confidence 0. */
    public static Detected detect(String text) {
        String unified = Spelling.unify(text.length() > ENOUGH ? text.substring(0, ENOUGH) : text);
        Script script = script(unified);
        int[] scores = scores(unified, script);
        if (scores == null) {
            return new Detected(Language.UZ, Script.LATIN, 0);
        }
        if (script == Script.CYRILLIC) {
            scores[Language.EN.ordinal()] = Integer.MIN_VALUE / 2;
        }
        int best = best(scores);
        if (best != Language.UZ.ordinal()) {
            if (oneWordDecides(unified, script, best)) {
                return new Detected(Language.UZ, script, DECIDED);
            }
            if (script == Script.CYRILLIC && oneWordDecides(unified, Script.LATIN, best)) {
                return new Detected(Language.UZ, Script.LATIN, DECIDED);
            }
        }
        return new Detected(Language.values()[best], script, confidence(scores, best));
    }

    /** Cyrillic words among Latin names make a Cyrillic message: nobody writes Latin with Cyrillic names. */
    private static Script script(String text) {
        int latin = 0;
        int cyrillic = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Spelling.isCyrillic(c)) {
                cyrillic++;
            } else if (Spelling.isLatin(c)) {
                latin++;
            }
        }
        return cyrillic > 0 && cyrillic * 4 >= latin ? Script.CYRILLIC : Script.LATIN;
    }

    private static int @org.jspecify.annotations.Nullable [] scores(String text, Script script) {
        var scores = new int[LANGUAGES + 1];
        new Letters(script, bucket -> {
                    int at = bucket * LANGUAGES;
                    scores[0] += WEIGHTS[at];
                    scores[1] += WEIGHTS[at + 1];
                    scores[2] += WEIGHTS[at + 2];
                    scores[3]++;
                })
                .read(text);
        return scores[LANGUAGES] == 0 ? null : scores;
    }

    /** One Uzbek verb form or pronoun, also next to a Russian greeting in its own script, makes a sentence Uzbek, however many borrowed words stand around it. */
    private static boolean oneWordDecides(String text, Script script, int best) {
        double margin = best == Language.EN.ordinal() ? CLEARLY_AMONG_ENGLISH : CLEARLY;
        for (String word : Words.of(text)) {
            if (Spelling.isCyrillic(word.charAt(0)) == (script == Script.CYRILLIC) && DecidingWords.contains(word)) {
                int[] scores = scores(word, script);
                if (scores != null && (scores[Language.UZ.ordinal()] - scores[best]) * SCALE > margin) {
                    return true;
                }
            }
        }
        return false;
    }

    private static int best(int[] scores) {
        int best = 0;
        for (int i = 1; i < LANGUAGES; i++) {
            best = scores[i] > scores[best] ? i : best;
        }
        return best;
    }

    private static double confidence(int[] scores, int best) {
        double others = 0;
        for (int i = 0; i < LANGUAGES; i++) {
            others += Math.exp((scores[i] - scores[best]) * (double) SCALE);
        }
        return 1 / others;
    }
}
