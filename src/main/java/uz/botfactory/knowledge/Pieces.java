package uz.botfactory.knowledge;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Cuts a text that is too long for one passage where it hurts least: at lines, then sentences, then words. */
final class Pieces {

    private Pieces() {}

    static List<String> of(String text, int longest) {
        if (text.length() <= longest) {
            return List.of(text);
        }
        var pieces = new ArrayList<String>();
        var piece = new StringBuilder();
        for (String part : parts(text, longest)) {
            if (piece.length() + part.length() > longest && !piece.isEmpty()) {
                keep(piece, pieces);
            }
            piece.append(part);
        }
        keep(piece, pieces);
        return pieces;
    }

    private static void keep(StringBuilder piece, List<String> pieces) {
        String text = piece.toString().strip();
        if (!text.isEmpty()) {
            pieces.add(text);
        }
        piece.setLength(0);
    }

    /** Parts that together are the text, none longer than asked for. */
    private static List<String> parts(String text, int longest) {
        var parts = new ArrayList<String>();
        for (String line : text.split("(?<=\n)")) {
            if (line.length() <= longest) {
                parts.add(line);
            } else {
                sentences(line).forEach(sentence -> parts.addAll(words(sentence, longest)));
            }
        }
        return parts;
    }

    private static List<String> sentences(String line) {
        var sentences = new ArrayList<String>();
        var breaks = BreakIterator.getSentenceInstance(Locale.ROOT);
        breaks.setText(line);
        int from = breaks.first();
        for (int to = breaks.next(); to != BreakIterator.DONE; from = to, to = breaks.next()) {
            sentences.add(line.substring(from, to));
        }
        return sentences;
    }

    private static List<String> words(String sentence, int longest) {
        var parts = new ArrayList<String>();
        int from = 0;
        while (sentence.length() - from > longest) {
            int blank = sentence.lastIndexOf(' ', from + longest);
            int to = blank > from ? blank : wholeCharacter(sentence, from + longest);
            parts.add(sentence.substring(from, to));
            from = to;
        }
        parts.add(sentence.substring(from));
        return parts;
    }

    private static int wholeCharacter(String text, int at) {
        return Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
    }
}
