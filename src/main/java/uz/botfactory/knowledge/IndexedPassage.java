package uz.botfactory.knowledge;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A passage as the database keeps it; the vector has a byte for each dimension. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record IndexedPassage(
        UUID id, UUID documentId, String documentName, String heading, String text, byte @Nullable [] vector) {}
