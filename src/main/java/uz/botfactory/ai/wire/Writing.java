package uz.botfactory.ai.wire;

import uz.botfactory.ai.Draft;

/** An answer while it grows. */
public final class Writing {

    private final StringBuilder text = new StringBuilder(256);
    private final Draft draft;

    public Writing(Draft draft) {
        this.draft = draft;
    }

    public void add(String words) {
        if (words.isEmpty()) {
            return;
        }
        text.append(words);
        if (draft != Draft.NONE) {
            draft.grown(text.toString());
        }
    }

    public boolean isBlank() {
        return text.toString().isBlank();
    }

    public String text() {
        return text.toString();
    }
}
