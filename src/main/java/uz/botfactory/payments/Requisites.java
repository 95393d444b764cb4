package uz.botfactory.payments;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who gets bank transfers, and where; as invoices show it. Staff enter it. */
record Requisites(
        @Nullable String name,
        @Nullable String address,
        @Nullable String taxId,
        @Nullable String bank,
        @Nullable String bankCode,
        @Nullable String account,
        @Nullable String phone,
        @Nullable String director) {

    static final String SETTING = "payments.requisites";

    /** The number of a company, or of a person who trades; the code of a bank; an account there. Uzbekistan's lengths. */
    private static final Pattern TAX_ID = Pattern.compile("[0-9]{9}|[0-9]{14}");

    private static final Pattern BANK_CODE = Pattern.compile("[0-9]{5}");
    private static final Pattern ACCOUNT = Pattern.compile("[0-9]{20}");

    Requisites {
        taxId = together(taxId);
        bankCode = together(bankCode);
        account = together(account);
    }

    static Requisites none() {
        return new Requisites(null, null, null, null, null, null, null, null);
    }

    /** An invoice can be paid with what is known. */
    boolean complete() {
        return has(name) && has(taxId) && has(bank) && has(bankCode) && has(account);
    }

    /** The first number that cannot be one; numbers may still be missing. */
    Optional<String> misspelt() {
        if (has(taxId) && !TAX_ID.matcher(taxId).matches()) {
            return Optional.of("taxId");
        }
        if (has(bankCode) && !BANK_CODE.matcher(bankCode).matches()) {
            return Optional.of("bankCode");
        }
        return has(account) && !ACCOUNT.matcher(account).matches() ? Optional.of("account") : Optional.empty();
    }

    /** People write long numbers in groups. */
    private static @Nullable String together(@Nullable String number) {
        return number == null ? null : number.replaceAll("\\s", "");
    }

    /** What is there. */
    Stream<String> all() {
        return Stream.of(name, address, taxId, bank, bankCode, account, phone, director).filter(Objects::nonNull);
    }

    static boolean has(@Nullable String text) {
        return text != null && !text.isBlank();
    }
}
