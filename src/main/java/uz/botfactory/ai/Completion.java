package uz.botfactory.ai;

/**
 * A model's whole answer.
 *
 * @param outputTokens with those it thought in silence, as they are billed
 * @param costMicroUsd in millionths of a dollar
 * @param truncated the limit of tokens ended it, not the model
 */
public record Completion(
        String text,
        String provider,
        String model,
        int inputTokens,
        int outputTokens,
        long costMicroUsd,
        boolean truncated) {}
