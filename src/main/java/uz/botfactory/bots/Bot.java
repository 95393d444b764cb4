package uz.botfactory.bots;

import java.time.Instant;
import java.util.List;
import uz.botfactory.accounts.AccountId;

/**
 * One bot of a business.
 *
 * @param greeting what it says first; empty: the product's own words
 * @param persona who it is and what it minds, in the owner's words, at most 4,000 characters
 * @param languages what it answers in: some of uz, ru, en, the first is its own
 * @param fallback what it says when it does not know; empty: the product's own words
 */
public record Bot(
        BotId id,
        AccountId account,
        String name,
        String description,
        String greeting,
        String persona,
        Tone tone,
        List<String> languages,
        String fallback,
        WorkingHours workingHours,
        BotStatus status,
        boolean stoppedByOwner,
        Instant createdAt) {

    /** Whether it answers customers. */
    public boolean runs() {
        return status == BotStatus.ACTIVE;
    }
}
