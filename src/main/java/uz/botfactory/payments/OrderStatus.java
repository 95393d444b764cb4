package uz.botfactory.payments;

import java.util.Locale;

/** What became of an order. */
public enum OrderStatus {
    PENDING,
    PAID,
    /** It renews by itself, and the last renewal was not paid yet. */
    PAST_DUE,
    CANCELLED,
    EXPIRED,
    PARTIALLY_REFUNDED,
    REFUNDED,
    CHARGED_BACK;

    /** As the API and the database write it: past_due. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static OrderStatus of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /** It is paid, and not all of that went back. */
    boolean isPaid() {
        return this == PAID || this == PARTIALLY_REFUNDED;
    }

    /** Nobody has paid it. */
    boolean isUnpaid() {
        return this == PENDING || this == CANCELLED || this == EXPIRED;
    }
}
