package uz.botfactory.knowledge.pages;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that a bot was taught, and the ways to teach it more.
 *
 * @param open the form that stands open: files, text, answer or page
 * @param typed what was typed into the form that was refused
 * @param found what the search box shows; null before anybody searched
 */
public record KnowledgePage(
        String bot, DocumentList list, String open, Map<String, String> typed, @Nullable FoundPassages found, int maxUploadMb) {

    /** What stood in this field of this form. */
    public String typed(String form, String field) {
        return open.equals(form) ? typed.getOrDefault(field, "") : "";
    }

    /** What is wrong with this field of this form; null when nothing is. */
    public @Nullable Trouble trouble(String form, String field) {
        var problem = list.problem();
        return problem != null && problem.at(form, field) ? problem : null;
    }
}
