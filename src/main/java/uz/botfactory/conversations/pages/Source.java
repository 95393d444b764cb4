package uz.botfactory.conversations.pages;

/** A passage that an answer was made from. */
public record Source(String documentId, String documentName, String heading, String text) {}
