package uz.botfactory.knowledge;

/** A passage before it has an id: the headings above it, joined by " › ", and at most 1,200 characters of text. */
record PassageDraft(String heading, String text) {}
