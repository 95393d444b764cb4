package uz.botfactory.ai;

import java.util.List;
import uz.botfactory.accounts.AccountId;

/**
 * What a model is asked.
 *
 * @param purpose for the books: "answer", "summary" …
 * @param system the stable part first, so that providers can reuse what they have read
 * @param turns the conversation, oldest first; the last one is a person's
 * @param strong whether the strongest model is wanted
 * @param maxOutputTokens of visible text; what the model thinks in silence is added by us
 */
public record Prompt(
        AccountId account,
        String purpose,
        String system,
        List<Turn> turns,
        boolean strong,
        int maxOutputTokens,
        boolean stream) {

    public Prompt {
        turns = turns.stream().filter(turn -> !turn.text().isBlank()).toList();
        if (turns.isEmpty() || turns.getLast().fromModel()) {
            throw new IllegalArgumentException("A prompt ends with the words of a person");
        }
        if (maxOutputTokens < 1) {
            throw new IllegalArgumentException("A prompt needs room for an answer, but had " + maxOutputTokens);
        }
    }
}
