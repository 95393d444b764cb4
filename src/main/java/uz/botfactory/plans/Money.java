package uz.botfactory.plans;

import java.math.BigDecimal;

/** An amount in the smallest unit of its currency: tiyin of UZS, cents of USD. */
public record Money(long minor, String currency) {

    public Money {
        if (minor < 0) {
            throw new IllegalArgumentException("Money cannot be negative, but was " + minor);
        }
    }

    /** No money, in so'm. */
    public static Money nothing() {
        return new Money(0, "UZS");
    }

    /** As the API writes it: "290000.00". */
    public String amount() {
        return BigDecimal.valueOf(minor, 2).toPlainString();
    }

    /** Whole units, for pages: 290000. */
    public long whole() {
        return minor / 100;
    }

    public boolean isZero() {
        return minor == 0;
    }
}
