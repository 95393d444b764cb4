package uz.botfactory.knowledge;

import java.util.UUID;

/** A piece of a document that may answer a question; the higher the score, the better it fits. */
public record Passage(
        UUID id, UUID documentId, String documentName, String heading, String text, double score) {}
