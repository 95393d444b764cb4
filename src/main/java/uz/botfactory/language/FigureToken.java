package uz.botfactory.language;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A piece of a text on the way to its figures: finished ones, a plain number, a word, or a mark between them. */
record FigureToken(List<String> finished, @Nullable BigDecimal number, String word, char mark, int end) {

    static FigureToken finished(int end, String... figures) {
        return new FigureToken(List.of(figures), null, "", ' ', end);
    }

    static FigureToken number(BigDecimal number, int end) {
        return new FigureToken(List.of(), number, "", ' ', end);
    }

    static FigureToken word(String word, int end) {
        return new FigureToken(List.of(), null, word, ' ', end);
    }

    static FigureToken mark(char mark, int end) {
        return new FigureToken(List.of(), null, "", mark, end);
    }
}
