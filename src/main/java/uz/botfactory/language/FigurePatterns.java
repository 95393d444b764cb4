package uz.botfactory.language;

import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How phones, dates, times and numbers are written with digits. */
final class FigurePatterns {

    private static final String MONTHS = "(yanv|январ|янв|jan|fev|фев|feb|mart|март|марта|mar|apr|апр|may|май|мая|iyun|июн|jun|iyul|июл|jul"
            + "|avg|авг|aug|sen|сен|sep|okt|окт|oct|noy|ноя|nov|dek|дек|dec)";

    private static final Map<String, Integer> MONTH = Map.ofEntries(
            Map.entry("yanv", 1), Map.entry("январ", 1), Map.entry("янв", 1), Map.entry("jan", 1), Map.entry("fev", 2), Map.entry("фев", 2),
            Map.entry("feb", 2), Map.entry("mart", 3), Map.entry("март", 3), Map.entry("марта", 3), Map.entry("mar", 3), Map.entry("apr", 4),
            Map.entry("апр", 4), Map.entry("may", 5), Map.entry("май", 5), Map.entry("мая", 5), Map.entry("iyun", 6), Map.entry("июн", 6),
            Map.entry("jun", 6), Map.entry("iyul", 7), Map.entry("июл", 7), Map.entry("jul", 7), Map.entry("avg", 8), Map.entry("авг", 8),
            Map.entry("aug", 8), Map.entry("sen", 9), Map.entry("сен", 9), Map.entry("sep", 9), Map.entry("okt", 10), Map.entry("окт", 10),
            Map.entry("oct", 10), Map.entry("noy", 11), Map.entry("ноя", 11), Map.entry("nov", 11), Map.entry("dek", 12), Map.entry("дек", 12),
            Map.entry("dec", 12));

    /** A month's name to its end: the whole name, or the short one with Uzbek or Russian endings. */
    private static final String MONTH_NAME = MONTHS
            + "(?:ar|arʼ|ral|el|ust|yabr|tabr|tyabr|abr|uary|ruary|ch|il|e|y|ember|tember|ober|t|аря|арь|ар|я|ь|раля|раль|рал|еля|ель|ел|а|уста|уст"
            + "|тября|тябрь|тябр|ября|ябрь|ябр|бря|брь|бр|абря|абрь|абр)?";

    private static final String MONTH_ENDING =
            "(?:gacha|dan|da|ga|ni|ning|dagi|i|ida|idan|igacha|гача|дан|да|га|ни|нинг|даги|и|ида|идан|ём|ем|е|у)?(?![а-яa-zʻʼ])";

    private static final Pattern PHONE =
            Pattern.compile("\\+?\\(?998\\)?[ \\-(]{0,2}(\\d{2})[ \\-)]{0,2}(\\d{3})[ \\-]?(\\d{2})[ \\-]?(\\d{2})(?!\\d)");
    private static final Pattern SHORT_PHONE =
            Pattern.compile("\\(?(\\d{2})\\)?[ \\-]{0,2}(\\d{3})[ \\-](\\d{2})[ \\-](\\d{2})(?!\\d)|(\\(\\d{2}\\)) ?(\\d{3})[ \\-]?(\\d{2})[ \\-]?(\\d{2})(?!\\d)");
    private static final Pattern CITY_PHONE = Pattern.compile("(\\d{3})-(\\d{2})-(\\d{2})(?!\\d)");
    private static final Pattern RUSSIAN_PHONE =
            Pattern.compile("(?:\\+7|8)[ \\-(]{0,2}(\\d{3})[ \\-)]{0,2}(\\d{3})[ \\-]?(\\d{2})[ \\-]?(\\d{2})(?!\\d)");
    private static final Pattern FOREIGN_PHONE = Pattern.compile("\\+\\d[\\d \\-()]{6,17}\\d(?!\\d)");
    private static final Pattern DATE = Pattern.compile("(\\d{1,2})[./](\\d{1,2})[./](\\d{4}|\\d{2})(?![\\d.])");
    private static final Pattern ISO_DATE = Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})(?!\\d)");
    private static final Pattern DAY_AND_MONTH =
            Pattern.compile("(?:(\\d{1,2}) ?[-–—] ?)?(\\d{1,2})(?:st|nd|rd|th|-?inchi|-?nchi|-?chi|-?е|-?го)?[ \\-–.]{0,2}(?:of )?" + MONTH_NAME + MONTH_ENDING);
    private static final Pattern MONTH_AND_DAY = Pattern.compile(MONTH_NAME + " (\\d{1,2})(?:st|nd|rd|th)?(?![\\d:.,])");
    private static final Pattern CLOCK = Pattern.compile("([01]?\\d|2[0-4]):([0-5]\\d)(?!\\d)");
    private static final Pattern DOTTED_RANGE =
            Pattern.compile("([01]?\\d|2[0-4])\\.([0-5]\\d) ?(?:-|–|—|dan|до|to|дан) ?([01]?\\d|2[0-4])\\.([0-5]\\d)(?!\\d)");
    private static final Pattern DOTTED_CLOCK = Pattern.compile("([01]?\\d|2[0-4])\\.([0-5]\\d)(?![\\d.])");
    private static final Pattern HALF_OF_DAY = Pattern.compile(
            "([01]?\\d)(?: ?(a\\.?m\\.?|p\\.?m\\.?)(?![a-z])| (утра|вечера|дня|ночи)(?![а-я]))");
    private static final Pattern AFTERNOON = Pattern.compile(" ?(p\\.?m\\.?(?![a-z])|вечера|дня)");
    private static final Pattern GROUPED = Pattern.compile("\\d{1,3}(?:([ .,'\\u02BC])\\d{3})(?:\\1\\d{3})*(?!\\d)(?:[.,]\\d{1,2}(?!\\d))?");
    private static final Pattern PLAIN = Pattern.compile("\\d{1,18}(?:[.,]\\d{1,6}(?!\\d))?");

    private FigurePatterns() {}

    /** What begins at a digit, a plus or a bracket; the patterns are tried only where a look ahead lets them fit. */
    static @Nullable FigureToken at(String text, int start) {
        int run = run(text, start);
        FigureToken token = digitsAhead(text, start) >= 7 ? phone(text, start) : null;
        if (run == 0 || token != null) {
            return token;
        }
        token = run <= 4 ? date(text, start, start + run) : null;
        token = token == null && run <= 2 ? time(text, start, start + run) : token;
        return token != null ? token : number(text, start);
    }

    private static int run(String text, int start) {
        int end = start;
        while (end < text.length() && Numbers.isDigit(text.charAt(end))) {
            end++;
        }
        return end - start;
    }

    /** The digits that follow with nothing between them but what phones have there. */
    private static int digitsAhead(String text, int start) {
        int digits = 0;
        for (int i = start; i < text.length() && " -()+".indexOf(text.charAt(i)) >= 0 | Numbers.isDigit(text.charAt(i)); i++) {
            digits += Numbers.isDigit(text.charAt(i)) ? 1 : 0;
        }
        return digits;
    }

    private static char charAt(String text, int at) {
        return at < text.length() ? text.charAt(at) : ' ';
    }

    private static @Nullable Matcher match(Pattern pattern, String text, int start) {
        var matcher = pattern.matcher(text);
        matcher.region(start, Math.min(text.length(), start + 60)).useTransparentBounds(true);
        return matcher.lookingAt() ? matcher : null;
    }

    private static @Nullable FigureToken phone(String text, int start) {
        for (Pattern pattern : new Pattern[] {PHONE, SHORT_PHONE, CITY_PHONE}) {
            var phone = match(pattern, text, start);
            if (phone != null) {
                return FigureToken.finished(phone.end(), lastDigits(phone.group(), 9));
            }
        }
        var russian = match(RUSSIAN_PHONE, text, start);
        if (russian != null) {
            return FigureToken.finished(russian.end(), "7" + lastDigits(russian.group(), 10));
        }
        var foreign = match(FOREIGN_PHONE, text, start);
        return foreign == null ? null : FigureToken.finished(foreign.end(), lastDigits(foreign.group(), 20));
    }

    private static String lastDigits(String text, int most) {
        var digits = new StringBuilder();
        text.chars().filter(c -> c >= '0' && c <= '9').forEach(c -> digits.append((char) c));
        return digits.substring(Math.max(0, digits.length() - most));
    }

    private static @Nullable FigureToken date(String text, int start, int afterRun) {
        char next = charAt(text, afterRun);
        var date = next == '.' || next == '/' ? match(DATE, text, start) : null;
        if (date != null && isDay(date.group(1)) && isMonth(date.group(2))) {
            String year = date.group(3).length() == 2 ? "20" + date.group(3) : date.group(3);
            return FigureToken.finished(date.end(), day(date.group(2), date.group(1)), year);
        }
        var iso = next == '-' && afterRun - start == 4 ? match(ISO_DATE, text, start) : null;
        if (iso != null && isDay(iso.group(3)) && isMonth(iso.group(2))) {
            return FigureToken.finished(iso.end(), day(iso.group(2), iso.group(3)), iso.group(1));
        }
        var named = afterRun - start <= 2 && mayNameMonth(text, afterRun) ? match(DAY_AND_MONTH, text, start) : null;
        if (named == null || !isDay(named.group(2))) {
            return null;
        }
        String month = String.valueOf(MONTH.get(named.group(3)));
        return named.group(1) == null
                ? FigureToken.finished(named.end(), day(month, named.group(2)))
                : FigureToken.finished(named.end(), day(month, named.group(1)), day(month, named.group(2)));
    }

    /** Whether the next letter may begin a month, or an ordinal ending before one. */
    private static boolean mayNameMonth(String text, int from) {
        for (int i = from; i < text.length() && i < from + 9; i++) {
            char c = text.charAt(i);
            if (Words.isLetter(c)) {
                return "yfmaijsondcortянфмаисодег".indexOf(c) >= 0;
            }
        }
        return false;
    }

    /** "August 5": a month with its day after it, as English writes. */
    static @Nullable FigureToken monthFirst(String text, int start) {
        if ("yfmaijsondянфмаисод".indexOf(text.charAt(start)) < 0 || !isDigitNext(text, start)) {
            return null;
        }
        var date = match(MONTH_AND_DAY, text, start);
        return date == null || !isDay(date.group(2))
                ? null
                : FigureToken.finished(date.end(), day(String.valueOf(MONTH.get(date.group(1))), date.group(2)));
    }

    private static boolean isDigitNext(String text, int start) {
        int end = start;
        while (end < text.length() && Words.isLetter(text.charAt(end))) {
            end++;
        }
        return charAt(text, end) == ' ' && Numbers.isDigit(charAt(text, end + 1));
    }

    private static boolean isDay(String day) {
        int value = Integer.parseInt(day);
        return value >= 1 && value <= 31;
    }

    private static boolean isMonth(String month) {
        int value = Integer.parseInt(month);
        return value >= 1 && value <= 12;
    }

    private static String day(String month, String day) {
        return "%02d-%02d".formatted(Integer.parseInt(month), Integer.parseInt(day));
    }

    private static @Nullable FigureToken time(String text, int start, int afterRun) {
        char next = charAt(text, afterRun);
        if (next == ':') {
            var clock = match(CLOCK, text, start);
            return clock == null ? null : clock(text, clock, isEvening(text, start));
        }
        if (next == '.' && Numbers.isDigit(charAt(text, afterRun + 1))) {
            return dotted(text, start);
        }
        var half = next == ' ' || next == 'a' || next == 'p' ? match(HALF_OF_DAY, text, start) : null;
        if (half != null) {
            return FigureToken.finished(half.end(), time(half.group(1), "00", isAfternoon(half)));
        }
        return isEvening(text, start)
                ? FigureToken.finished(afterRun, time(text.substring(start, afterRun), "00", true))
                : null;
    }

    private static @Nullable FigureToken dotted(String text, int start) {
        var range = match(DOTTED_RANGE, text, start);
        if (range != null) {
            return FigureToken.finished(range.end(), time(range.group(1), range.group(2), false), time(range.group(3), range.group(4), false));
        }
        var clock = isAfterClockWord(text, start) ? match(DOTTED_CLOCK, text, start) : null;
        return clock == null ? null : clock(text, clock, isEvening(text, start));
    }

    private static FigureToken clock(String text, Matcher clock, boolean evening) {
        var after = match(AFTERNOON, text, clock.end());
        return FigureToken.finished(after == null ? clock.end() : after.end(), time(clock.group(1), clock.group(2), after != null || evening));
    }

    private static boolean isAfternoon(Matcher half) {
        return half.group(2) != null ? half.group(2).startsWith("p") : "вечера".equals(half.group(3)) || "дня".equals(half.group(3));
    }

    private static String time(String hour, String minutes, boolean afternoon) {
        int value = Integer.parseInt(hour);
        int ofDay = afternoon && value < 12 ? value + 12 : value;
        return "00".equals(minutes) ? String.valueOf(ofDay) : ofDay + ":" + minutes;
    }

    private static boolean isEvening(String text, int start) {
        String before = wordBefore(text, start);
        return before.startsWith("kechki") || before.startsWith("кечки") || before.startsWith("kechqurun") || before.startsWith("кечқурун");
    }

    private static boolean isAfterClockWord(String text, int start) {
        return switch (wordBefore(text, start)) {
            case "soat", "соат", "в", "с", "до", "от", "at", "from", "till", "until", "к" -> true;
            default -> false;
        };
    }

    private static String wordBefore(String text, int start) {
        int end = start;
        while (end > 0 && text.charAt(end - 1) == ' ') {
            end--;
        }
        int from = end;
        while (from > 0 && Words.isLetter(text.charAt(from - 1))) {
            from--;
        }
        return text.substring(from, end);
    }

    private static @Nullable FigureToken number(String text, int start) {
        if (!Numbers.isDigit(text.charAt(start))) {
            return null;
        }
        var grouped = text.charAt(start) == '0' ? null : match(GROUPED, text, start);
        if (grouped != null) {
            return FigureToken.number(grouped(grouped), grouped.end());
        }
        var plain = match(PLAIN, text, start);
        return plain == null ? null : FigureToken.number(new BigDecimal(plain.group().replace(',', '.')), plain.end());
    }

    private static BigDecimal grouped(Matcher number) {
        String digits = number.group();
        int fraction = fractionStart(digits);
        String whole = lastDigits(digits.substring(0, fraction), 18);
        return new BigDecimal(fraction == digits.length() ? whole : whole + "." + digits.substring(fraction + 1));
    }

    private static int fractionStart(String digits) {
        for (int i = Math.max(0, digits.length() - 3); i < digits.length(); i++) {
            if (!Numbers.isDigit(digits.charAt(i))) {
                return i;
            }
        }
        return digits.length();
    }
}
