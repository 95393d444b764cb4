package uz.botfactory.conversations;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uz.botfactory.knowledge.Passage;

/** The passages behind a reply, as they are kept with it: JSON, with the beginning of each text. */
final class Sources {

    private static final int KEPT = 300;
    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private Sources() {}

    // Written by hand: this happens with every reply, and a tree of objects would cost more than the text.
    static @Nullable String write(List<Passage> passages) {
        if (passages.isEmpty()) {
            return null;
        }
        var out = new StringBuilder(64 + passages.size() * (KEPT + 200)).append('[');
        for (var passage : passages) {
            if (out.length() > 1) {
                out.append(',');
            }
            out.append("{\"id\":\"").append(passage.id());
            out.append("\",\"documentId\":\"").append(passage.documentId());
            out.append("\",\"documentName\":");
            quote(passage.documentName(), out);
            out.append(",\"heading\":");
            quote(passage.heading(), out);
            out.append(",\"text\":");
            quote(Arrivals.shortened(passage.text(), KEPT), out);
            out.append('}');
        }
        return out.append(']').toString();
    }

    private static void quote(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c == '\n') {
                out.append("\\n");
            } else if (c == 0) {
                out.append(' '); // PostgreSQL keeps none
            } else if (c < ' ') {
                out.append("\\u00").append(HEX[c >> 4]).append(HEX[c & 15]);
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }
}
