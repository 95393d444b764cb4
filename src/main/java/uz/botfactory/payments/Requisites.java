package uz.botfactory.payments;

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

    static boolean has(@Nullable String text) {
        return text != null && !text.isBlank();
    }
}
