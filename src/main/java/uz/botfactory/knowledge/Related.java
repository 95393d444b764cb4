package uz.botfactory.knowledge;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import uz.botfactory.language.Words;

/**
 * What an answer is likely to speak of when a question names something: who asks about the heart is answered by the
 * cardiologist's line. Looser than the synonyms of the dictionary, and weighted less.
 */
final class Related {

    private static final Map<String, Set<List<WordForm>>> WORDS = new HashMap<>();

    static {
        try (var lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Related.class.getResourceAsStream("/knowledge/related.txt")),
                StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> !line.startsWith("#")).forEach(Related::learn);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Related() {}

    /** By stem, or by two stems with a blank between. */
    static Set<List<WordForm>> to(String stems) {
        return WORDS.getOrDefault(stems, Set.of());
    }

    private static void learn(String line) {
        String[] sides = line.split(">");
        var found = Arrays.stream(sides[sides.length - 1].split(",")).map(Related::words).toList();
        for (String asked : sides[0].split(",")) {
            var words = words(asked);
            WORDS.computeIfAbsent(stems(words), key -> new LinkedHashSet<>())
                    .addAll(found.stream().filter(other -> !other.equals(words)).toList());
        }
    }

    private static List<WordForm> words(String phrase) {
        return Words.of(phrase).stream().map(WordForm::of).toList();
    }

    static String stems(List<WordForm> words) {
        return String.join(" ", words.stream().map(WordForm::stem).toList());
    }
}
