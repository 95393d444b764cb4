package uz.botfactory.conversations;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import uz.botfactory.knowledge.Found;
import uz.botfactory.knowledge.Passage;
import uz.botfactory.knowledge.ScoredUnit;
import uz.botfactory.language.Language;
import uz.botfactory.language.LanguageDetector;
import uz.botfactory.language.Script;
import uz.botfactory.language.Sentences;
import uz.botfactory.language.Transliterator;

/**
 * Answers without a model, with the sentences or the table row that come nearest to the question, in the asker's
 * script. At most 500 characters, mostly under 250.
 */
final class ExtractiveAnswer {

    private static final int LONGEST = 500;
    private static final int COMFORTABLE = 235;
    private static final double CLOSE_TO_BEST = 0.55;
    private static final double AS_GOOD_AS_BEST = 0.75;
    private static final int LOOKED_AT = 8;
    private static final double SURE = 0.9;

    private ExtractiveAnswer() {}

    /** A function of what was found: the same question over the same passages gets the same words. */
    static Extract answer(String question, Language language, Script script, Found found) {
        var pieces = readable(pieces(found), language);
        if (pieces.isEmpty() || found.nothingFits() && !found.somethingClose()) {
            return Extract.NOTHING;
        }
        var chosen = choose(pieces);
        String text = chosen.stream().map(piece -> piece.said(script)).collect(Collectors.joining("\n"));
        return new Extract(
                found.nothingFits() ? Extract.Kind.CLOSEST : Extract.Kind.ANSWERED,
                shortened(text),
                chosen.stream().map(Piece::passage).distinct().toList());
    }

    /** A unit that may be shown: its place, its words. */
    private record Piece(UUID passage, int start, String text, double share) {

        String said(Script script) {
            return inScript(row(text), script);
        }
    }

    /** Best first: the units that search scored, questions replaced by what follows them, headings by what they head. */
    private static List<Piece> pieces(Found found) {
        Map<UUID, Passage> passages =
                found.passages().stream().collect(Collectors.toMap(Passage::id, Function.identity(), (a, b) -> a));
        var pieces = new ArrayList<Piece>();
        Set<String> seen = new LinkedHashSet<>();
        for (var unit : found.units()) {
            var passage = passages.get(unit.passage());
            if (passage != null) {
                var piece = piece(passage, unit);
                if (!piece.text().isBlank() && seen.add(piece.text())) {
                    pieces.add(piece);
                }
            }
        }
        if (pieces.isEmpty() && !found.passages().isEmpty()) {
            var first = found.passages().getFirst();
            pieces.add(new Piece(first.id(), 0, opening(first.text(), 0), 1));
        }
        return pieces;
    }

    /** Where the documents say it in several languages, only what the asker reads. */
    private static List<Piece> readable(List<Piece> pieces, Language language) {
        if (pieces.size() < 2) {
            return pieces;
        }
        if (!surelyForeign(pieces.getFirst(), language)) {
            return pieces.stream().filter(piece -> !surelyForeign(piece, language)).toList();
        }
        double enough = pieces.getFirst().share() * AS_GOOD_AS_BEST;
        var own = pieces.stream()
                .limit(LOOKED_AT)
                .filter(piece -> piece.share() >= enough && LanguageDetector.detect(piece.text()).language() == language)
                .toList();
        return own.isEmpty() ? pieces : own;
    }

    private static boolean surelyForeign(Piece piece, Language language) {
        var detected = LanguageDetector.detect(piece.text());
        return detected.language() != language && detected.confidence() >= SURE;
    }

    private static Piece piece(Passage passage, ScoredUnit unit) {
        String text = passage.text();
        String own = text.substring(unit.start(), unit.end());
        if (unit.end() == 0 || own.endsWith("?")) {
            return new Piece(passage.id(), unit.end(), opening(text, unit.end()), unit.share());
        }
        return new Piece(passage.id(), unit.start(), own, unit.share());
    }

    /** The next sentences of a text, as many as are comfortably short; never past the next question. */
    private static String opening(String text, int from) {
        var opening = new StringBuilder();
        for (String sentence : Sentences.split(text.substring(from))) {
            boolean another = sentence.endsWith("?") && !opening.isEmpty();
            if (another || !opening.isEmpty() && opening.length() + sentence.length() > COMFORTABLE) {
                break;
            }
            opening.append(opening.isEmpty() ? "" : " ").append(sentence);
        }
        return opening.toString();
    }

    /** The best piece, and others nearly as good while there is room; in the order of the document. */
    private static List<Piece> choose(List<Piece> pieces) {
        var best = pieces.getFirst();
        var chosen = new ArrayList<Piece>(List.of(best));
        int length = best.text().length();
        for (var piece : pieces.subList(1, pieces.size())) {
            boolean good = piece.share() >= best.share() * CLOSE_TO_BEST;
            if (good && length + piece.text().length() < COMFORTABLE && !overlaps(piece, chosen)) {
                chosen.add(piece);
                length += piece.text().length() + 1;
            }
        }
        chosen.sort(Comparator.comparing((Piece piece) -> !piece.passage().equals(best.passage()))
                .thenComparing(piece -> piece.passage().toString())
                .thenComparing(Piece::start));
        return chosen;
    }

    private static boolean overlaps(Piece piece, List<Piece> chosen) {
        return chosen.stream().anyMatch(other -> other.text().contains(piece.text()) || piece.text().contains(other.text()));
    }

    /** "Taom: Palov; Narxi: 42 000 soʻm" is said as "Palov — Narxi: 42 000 soʻm". */
    private static String row(String text) {
        int colon = text.indexOf(": ");
        int semicolon = text.indexOf("; ");
        boolean row = colon > 0 && semicolon > colon && text.indexOf(": ", semicolon) > 0 && text.indexOf(". ") < 0;
        return row ? text.substring(colon + 2, semicolon) + " — " + text.substring(semicolon + 2) : text;
    }

    private static String inScript(String text, Script script) {
        var detected = LanguageDetector.detect(text);
        if (detected.language() != Language.UZ || detected.script() == script) {
            return text;
        }
        return script == Script.CYRILLIC ? Transliterator.toCyrillic(text) : Transliterator.toLatin(text);
    }

    private static String shortened(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        int blank = text.lastIndexOf(' ', LONGEST - 1);
        return text.substring(0, blank > LONGEST / 2 ? blank : LONGEST - 1) + "…";
    }
}
