package uz.botfactory.ai;

/** One contribution to a conversation. */
public record Turn(boolean fromModel, String text) {}
