package uz.botfactory.knowledge.sheet;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import uz.botfactory.knowledge.Encodings;
import uz.botfactory.knowledge.Reading;
import uz.botfactory.knowledge.TextExtractor;
import uz.botfactory.knowledge.Unreadable;

/** CSV as spreadsheets export it: any of the usual separators, quoted or not, with or without column names. */
public final class CsvExtractor implements TextExtractor {

    private static final char[] SEPARATORS = {';', ',', '\t', '|'};
    private static final int SAMPLE_LINES = 60;
    private static final int LINES_IN_AN_HONEST_CELL = 60;

    @Override
    public void read(byte[] file, Reading reading) throws Unreadable {
        String text = Encodings.decode(file);
        var told = Pattern.compile("\\A\\s*\"?sep=(.)\"?\\R", Pattern.CASE_INSENSITIVE).matcher(text);
        boolean named = told.find();
        String body = named ? text.substring(told.end()) : text;
        char separator = named ? told.group(1).charAt(0) : likeliest(body);
        Table.read(rows(body, separator, reading), 2, reading);
    }

    private static char likeliest(String text) {
        var lines = text.lines().filter(line -> !line.isBlank()).limit(SAMPLE_LINES).toList();
        char best = ',';
        double most = 0;
        for (char separator : SEPARATORS) {
            double score = agreement(lines, separator);
            if (score > most) {
                most = score;
                best = separator;
            }
        }
        return best;
    }

    /** How many lines have the same number of cells, more cells counting a little more. */
    private static double agreement(List<String> lines, char separator) {
        var count = new int[200];
        for (var line : lines) {
            count[Math.min(199, separatorsOutsideQuotes(line, separator))]++;
        }
        double best = 0;
        for (int cells = 1; cells < count.length; cells++) {
            best = Math.max(best, count[cells] * (1 + Math.min(cells, 10) * 0.02));
        }
        return best;
    }

    private static int separatorsOutsideQuotes(String line, char separator) {
        int found = 0;
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            quoted ^= c == '"';
            found += c == separator && !quoted ? 1 : 0;
        }
        return found;
    }

    private static List<List<String>> rows(String text, char separator, Reading reading) throws Unreadable {
        try {
            var rows = new ArrayList<List<String>>();
            for (CsvRecord record : CsvReader.builder()
                    .fieldSeparator(separator)
                    .allowExtraCharsAfterClosingQuote(true)
                    .ofCsvRecord(text)) {
                reading.onTime();
                if (record.getFields().stream().anyMatch(CsvExtractor::swallowed)) {
                    return withoutQuotes(text, separator);
                }
                rows.add(record.getFields());
            }
            return rows;
        } catch (CsvParseException e) {
            return withoutQuotes(text, separator);
        }
    }

    /** A quote that nobody closed takes all following lines into one cell. */
    private static boolean swallowed(String cell) {
        return cell.chars().filter(c -> c == '\n').count() > LINES_IN_AN_HONEST_CELL;
    }

    private static List<List<String>> withoutQuotes(String text, char separator) {
        var split = Pattern.compile(Pattern.quote(String.valueOf(separator)));
        return text.lines()
                .map(line -> Arrays.stream(split.split(line, -1)).map(CsvExtractor::unquoted).toList())
                .toList();
    }

    private static String unquoted(String cell) {
        String text = cell.strip();
        boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
        return quoted ? text.substring(1, text.length() - 1).replace("\"\"", "\"") : text;
    }
}
