package uz.botfactory.accounts;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import uz.botfactory.support.Problem;

/** Reads phone numbers as people type them and writes them as E.164. */
@Component
class Phones {

    private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

    private final Set<String> countries;

    Phones(AccountSettings settings) {
        countries = settings.phoneCountries().stream()
                .map(country -> country.strip().toUpperCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    /** The number as E.164, when it is a real one of a country on offer. */
    Optional<String> read(String typed) {
        var text = typed.strip();
        if (text.length() > 40) {
            return Optional.empty();
        }
        return candidates(text).stream().flatMap(this::valid).findFirst();
    }

    /** The same, or the sentence that says what would have been right. */
    String require(String typed) {
        if (typed.isBlank()) {
            throw Problem.of(422, "phone_missing", "accounts.problem.phoneMissing").at("phone");
        }
        return read(typed)
                .orElseThrow(() -> Problem.of(422, "phone_invalid", "accounts.problem.phoneInvalid").at("phone"));
    }

    // 998901234567 lacks the plus, 00998… has the exit code instead, 90-123-45-67 and 8 90 123-45-67 are national.
    private static List<String> candidates(String text) {
        var digits = digits(text);
        if (text.startsWith("+")) {
            return List.of("+" + digits);
        }
        return digits.startsWith("00")
                ? List.of("+" + digits.substring(2))
                : digits.length() == 10 && digits.startsWith("8")
                        ? List.of(digits, digits.substring(1), "+" + digits)
                        : List.of(digits, "+" + digits);
    }

    private Stream<String> valid(String candidate) {
        try {
            var number = NUMBERS.parse(candidate, home());
            return NUMBERS.isValidNumber(number) && offered(NUMBERS.getRegionCodeForNumber(number))
                    ? Stream.of(NUMBERS.format(number, PhoneNumberFormat.E164))
                    : Stream.empty();
        } catch (NumberParseException e) {
            return Stream.empty();
        }
    }

    private boolean offered(String country) {
        return countries.contains("*") || countries.contains(country);
    }

    private String home() {
        return countries.size() == 1 && !countries.contains("*") ? countries.iterator().next() : "UZ";
    }

    private static String digits(String text) {
        var digits = new StringBuilder();
        text.chars().map(c -> Character.digit(c, 10)).filter(d -> d >= 0).forEach(digits::append);
        return digits.toString();
    }
}
