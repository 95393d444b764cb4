package uz.botfactory.notifications;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Times and numbers as people here write them. */
@Component
class Written {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd.MM.yyyy", Locale.ROOT);
    private static final DateTimeFormatter DATE_TIME = DateTimeFormatter.ofPattern("dd.MM.yyyy HH:mm", Locale.ROOT);

    String date(LocalDate day) {
        return DATE.format(day);
    }

    String date(Instant when, ZoneId zone) {
        return DATE.format(when.atZone(zone));
    }

    String dateTime(Instant when, ZoneId zone) {
        return DATE_TIME.format(when.atZone(zone));
    }

    String number(long number) {
        var symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
        symbols.setGroupingSeparator('\u00a0');
        return new DecimalFormat("#,##0", symbols).format(number);
    }
}
