package uz.botfactory.payments.click;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.regex.Pattern;
import uz.botfactory.plans.Money;

/**
 * What Click asks: may it be paid (prepare), or was it paid (complete)?
 *
 * @param transaction Click's number of this try to pay
 * @param document the number that the payer reads in an SMS; empty when it was not told
 * @param prepared our number from the answer to prepare; empty in a call to prepare
 * @param error 0: well; negative: Click calls it off
 * @param time when it was made
 */
record ClickCall(
        ClickPhase phase,
        long transaction,
        String document,
        String order,
        String prepared,
        String amount,
        int error,
        Instant time) {

    /** Click's own clock. */
    static final ZoneId TASHKENT = ZoneId.of("Asia/Tashkent");

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withResolverStyle(ResolverStyle.STRICT);
    private static final Pattern NUMBER = Pattern.compile("\\d{1,19}");
    private static final Pattern ERROR = Pattern.compile("[+-]?\\d{1,9}");
    private static final Pattern AMOUNT = Pattern.compile("\\d{1,15}(\\.\\d{1,15})?");

    private static final String[] SIGNED = {
        "click_trans_id", "service_id", "merchant_trans_id", "amount", "action", "sign_time", "error"
    };

    /** Reads a call after its signature was checked; nothing is looked up before. */
    static ClickCall read(ClickForm form, ClickPhase phase, ClickSettings settings) throws ClickRefused {
        if (!form.has(SIGNED) || phase == ClickPhase.COMPLETE && !form.has("merchant_prepare_id")) {
            throw new ClickRefused(ClickError.MALFORMED);
        }
        if (!settings.complete() || !ClickSignature.fits(form, phase, settings.secretKey())) {
            throw new ClickRefused(ClickError.SIGNATURE);
        }
        if (form.hasUnstorable()) {
            throw new ClickRefused(ClickError.MALFORMED);
        }
        if (!form.text("action").equals(phase.action())) {
            throw new ClickRefused(ClickError.ACTION);
        }
        if (!form.text("service_id").equals(settings.serviceId()) || !ERROR.matcher(form.text("error")).matches()) {
            throw new ClickRefused(ClickError.MALFORMED);
        }
        return new ClickCall(
                phase,
                number(form.text("click_trans_id")),
                form.text("click_paydoc_id"),
                form.text("merchant_trans_id"),
                form.text("merchant_prepare_id"),
                form.text("amount"),
                Integer.parseInt(form.text("error")),
                time(form.text("sign_time")));
    }

    /** Whether it is exactly this much; 1000, 1000.0 and 1000.00 are. */
    boolean isOver(Money money) {
        return AMOUNT.matcher(amount).matches()
                && new BigDecimal(amount).compareTo(BigDecimal.valueOf(money.minor(), 2)) == 0;
    }

    /** The name under which its attempt is stored. */
    String externalId() {
        return Long.toString(transaction);
    }

    boolean callsOff() {
        return error < 0;
    }

    private static long number(String text) throws ClickRefused {
        try {
            if (NUMBER.matcher(text).matches()) {
                return Long.parseLong(text);
            }
        } catch (NumberFormatException e) {
            throw new ClickRefused(ClickError.MALFORMED);
        }
        throw new ClickRefused(ClickError.MALFORMED);
    }

    private static Instant time(String text) throws ClickRefused {
        try {
            return LocalDateTime.parse(text, TIME).atZone(TASHKENT).toInstant();
        } catch (DateTimeException e) {
            throw new ClickRefused(ClickError.MALFORMED);
        }
    }
}
