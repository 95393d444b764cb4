package uz.botfactory.knowledge.sheet;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import org.apache.poi.ss.usermodel.BuiltinFormats;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;
import uz.botfactory.knowledge.OfficeFile.Xml;
import uz.botfactory.knowledge.Unreadable;

/** Writes the numbers of a sheet as people here read them: 45 000, 12,5 %, 21.11.2026, 14:05. */
final class Formats {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd.MM.yyyy");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter BOTH = DateTimeFormatter.ofPattern("dd.MM.yyyy HH:mm");
    private static final char APOSTROPHE = '\u02BC';
    private static final MathContext SHOWN_DIGITS = new MathContext(15);

    private final Map<Integer, String> own = new HashMap<>();
    private final List<Integer> styles = new ArrayList<>();
    private final DataFormatter formatter = new DataFormatter(Locale.of("ru", "RU"));
    private boolean from1904;

    void countFrom1904(String value) {
        from1904 = value.equals("1") || value.equals("true");
    }

    void read(Xml xml) throws XMLStreamException, Unreadable {
        boolean cells = false;
        while (xml.next()) {
            if (xml.starts("numFmt")) {
                own.put(number(xml.attribute("numFmtId")), xml.attribute("formatCode"));
            } else if (xml.starts("cellXfs") || xml.ends("cellXfs")) {
                cells = xml.starts();
            } else if (cells && xml.starts("xf")) {
                styles.add(number(xml.attribute("numFmtId")));
            }
        }
    }

    private static int number(String digits) {
        try {
            return Integer.parseInt(digits);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    String written(String raw, int style) {
        try {
            return raw.isEmpty() ? "" : written(Double.parseDouble(raw), raw, style);
        } catch (NumberFormatException e) {
            return raw;
        }
    }

    private String written(double value, String raw, int style) {
        int index = style < styles.size() ? styles.get(style) : 0;
        String format = own.getOrDefault(index, builtin(index));
        if (DateUtil.isADateFormat(index, format) && DateUtil.isValidExcelDate(value)) {
            return moment(value);
        }
        if (format.equalsIgnoreCase("General") || format.equals("@") || format.length() > 200) {
            return plain(raw);
        }
        return formatted(value, raw, index, format);
    }

    private static String builtin(int index) {
        String format = BuiltinFormats.getBuiltinFormat(index);
        return format == null ? "General" : format;
    }

    private String moment(double value) {
        LocalDateTime moment = DateUtil.getLocalDateTime(value, from1904, true);
        if (value < 1) {
            return TIME.format(moment);
        }
        return (value == Math.rint(value) ? DATE : BOTH).format(moment);
    }

    private String formatted(double value, String raw, int index, String format) {
        try {
            // An apostrophe, as in so'm, would open a quotation in a number format.
            String text = formatter.formatRawCellContents(value, index, format.replace('\'', APOSTROPHE), from1904)
                    .replace(APOSTROPHE, '\'')
                    .strip();
            return text.isEmpty() || text.startsWith("#") ? plain(raw) : text;
        } catch (RuntimeException e) {
            return plain(raw); // a format that nobody understands
        }
    }

    /** Without the noise of binary fractions and without exponents. */
    private static String plain(String raw) {
        var number = new BigDecimal(raw).round(SHOWN_DIGITS).stripTrailingZeros();
        if (Math.abs((long) number.scale()) > 40 || number.precision() - number.scale() > 40) {
            return raw;
        }
        return number.toPlainString().replace('.', ',');
    }
}
