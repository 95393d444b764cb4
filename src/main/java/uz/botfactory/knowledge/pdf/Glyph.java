package uz.botfactory.knowledge.pdf;

/** A character on a page: where it stands, counted from the upper left, how large and how fat it is. */
record Glyph(float x, float y, float width, float size, float blank, boolean bold, String text) {

    float end() {
        return x + width;
    }

    boolean empty() {
        return text.isBlank();
    }
}
