package uz.botfactory.payments;

import java.util.Objects;
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

    static Requisites none() {
        return new Requisites(null, null, null, null, null, null, null, null);
    }

    /** An invoice can be paid with what is known. */
    boolean complete() {
        return has(name) && has(taxId) && has(bank) && has(bankCode) && has(account);
    }

    /** What is there. */
    Stream<String> all() {
        return Stream.of(name, address, taxId, bank, bankCode, account, phone, director).filter(Objects::nonNull);
    }

    static boolean has(@Nullable String text) {
        return text != null && !text.isBlank();
    }
}
