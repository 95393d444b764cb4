package uz.botfactory.ai.wire;

/** A model's words, whole or ended by the limit of tokens. */
public record Answer(String text, boolean truncated) {}
