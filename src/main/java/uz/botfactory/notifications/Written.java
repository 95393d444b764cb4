package uz.botfactory.notifications;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.springframework.stereotype.Component;
import uz.botfactory.accounts.Person;
import uz.botfactory.support.Dates;

/** Times and numbers as the person who gets the notice writes them, where they are. */
@Component
class Written {

    String date(Person to, LocalDate day) {
        return Dates.day(to.language(), day);
    }

    String date(Person to, Instant when) {
        return date(to, when.atZone(to.zone()).toLocalDate());
    }

    String dateTime(Person to, Instant when) {
        return Dates.time(to.language(), when.atZone(to.zone()));
    }

    String number(long number) {
        var symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
        symbols.setGroupingSeparator('\u00a0');
        return new DecimalFormat("#,##0", symbols).format(number);
    }
}
