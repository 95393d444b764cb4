package uz.botfactory.channels.telegram;

import java.util.ArrayList;
import java.util.List;

/** Cuts a text into messages that Telegram takes, where a reader would pause. */
final class Parts {

    /** Telegram counts code points after cutting blanks; so many UTF-16 units are safe in any case. */
    static final int LONGEST = 4096;

    private Parts() {}

    /** At least one part unless the text is blank; no part is blank. */
    static List<String> of(String text) {
        var parts = new ArrayList<String>(1);
        var rest = text.strip();
        while (rest.length() > LONGEST) {
            int end = border(rest);
            parts.add(rest.substring(0, end).strip());
            rest = rest.substring(end).strip();
        }
        if (!rest.isEmpty()) {
            parts.add(rest);
        }
        return parts;
    }

    /** Paragraph, line, sentence, word: the first that does not waste more than half. */
    private static int border(String text) {
        for (var pause : List.of("\n\n", "\n", ". ", "? ", "! ", "; ", " ")) {
            int at = text.lastIndexOf(pause, LONGEST - pause.length());
            if (at > LONGEST / 2) {
                return at + pause.length();
            }
        }
        return Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
    }
}
