package uz.botfactory.knowledge;

import java.util.List;
import uz.botfactory.language.Language;
import uz.botfactory.language.Script;

/**
 * What a bot's documents hold for a question: the passages, best first, and their units (a sentence, an item, a table
 * row) that come closest, best first.
 *
 * <p>{@code nothingFits} says that the passages are merely the nearest, and an answer made of them would be wrong;
 * {@code somethingClose} that the nearest may still help, when it is shown as such.
 */
public record Found(
        Language language,
        Script script,
        boolean nothingFits,
        boolean somethingClose,
        List<Passage> passages,
        List<ScoredUnit> units) {

    public Found {
        passages = List.copyOf(passages);
        units = List.copyOf(units);
    }

    public Found(Language language, Script script, boolean nothingFits, List<Passage> passages) {
        this(language, script, nothingFits, !nothingFits, passages, List.of());
    }
}
