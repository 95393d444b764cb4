package uz.botfactory.knowledge.pages;

import java.util.List;
import uz.botfactory.knowledge.Found;

/** What the bot would find for a question. */
public record FoundPassages(String query, boolean nothingFits, List<Item> items) {

    public static FoundPassages of(String query, Found found) {
        return new FoundPassages(
                query,
                found.nothingFits(),
                found.passages().stream()
                        .map(passage -> new Item(
                                passage.documentId().toString(), passage.documentName(), passage.heading(), passage.text()))
                        .toList());
    }

    public record Item(String document, String name, String heading, String text) {}
}
