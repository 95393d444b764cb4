package uz.botfactory.ai.wire;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A model as data: what it can do, how it wants to be asked, and until when it lives.
 *
 * @param thinking the level to ask for in chat, the smallest it knows; null: it knows none, or we do not know
 * @param thinkingTokens room to leave for silent thoughts, which count as output
 * @param maxTokensName how the provider calls the limit of tokens
 * @param dimensions of an embedding; 0: the model's own
 * @param batch how many texts one embedding call takes
 * @param prices newest first
 */
public record Model(
        String provider,
        String name,
        Kind kind,
        @Nullable String thinking,
        int thinkingTokens,
        String maxTokensName,
        int dimensions,
        int batch,
        @Nullable LocalDate endsOn,
        List<Price> prices) {

    public enum Kind {
        FAST,
        STRONG,
        EMBEDDING
    }

    /** In millionths of a dollar for a million tokens. */
    public record Price(LocalDate from, long input, long output) {}

    public boolean livesOn(LocalDate day) {
        return endsOn == null || day.isBefore(endsOn);
    }

    /** In millionths of a dollar, rounded up: a thousand small calls must not look free. */
    public long cost(Tokens tokens, LocalDate day) {
        for (var price : prices) {
            if (!day.isBefore(price.from())) {
                return Math.ceilDiv(tokens.input() * price.input() + tokens.output() * price.output(), 1_000_000L);
            }
        }
        return 0;
    }
}
