package uz.botfactory.payments;

import org.springframework.stereotype.Component;
import uz.botfactory.support.Texts;
import uz.botfactory.support.UiLanguage;

/** Says in words that staff read who caused an entry of the ledger, why, and in which book its money stands. */
@Component
class LedgerWords {

    private static final String CASH = Ledger.cash("");
    private static final String COMPANYS_REASON = "reason ";

    private final Texts texts;

    LedgerWords(Texts texts) {
        this.texts = texts;
    }

    /** A payment company, the order's owner, the end of its time, or staff. */
    String who(Order order, String source, UiLanguage language) {
        if (texts.has("payments.provider." + source)) {
            return provider(source, language);
        }
        if (source.equals("time")) {
            return texts.get(language, "payments.who.time");
        }
        return texts.get(language, source.equals(order.account().toString()) ? "payments.who.owner" : "payments.who.staff");
    }

    /** Empty when the entry's kind says it all. */
    String why(Order order, String kind, String reason, UiLanguage language) {
        var plan = order.plan().name(language);
        if (reason.equals(order.plan().code() + " " + order.period().code())) {
            return plan + ", " + texts.get(language, "plans.period." + order.period().code());
        }
        if (reason.equals(order.plan().code())) {
            return plan;
        }
        if (reason.equals(kind) || kind.equals("payment") && reason.equals("paid")) {
            return "";
        }
        if (reason.startsWith(COMPANYS_REASON)) {
            return texts.get(language, "payments.why.company", reason.substring(COMPANYS_REASON.length()));
        }
        return known(reason, language);
    }

    private String known(String reason, UiLanguage language) {
        if (texts.has("payments.order.status." + reason)) {
            return texts.get(language, "payments.why.order", texts.get(language, "payments.order.status." + reason));
        }
        var key = "payments.why." + reason.replace(' ', '_');
        return texts.has(key) ? texts.get(language, key) : reason;
    }

    String book(String book, UiLanguage language) {
        return book.startsWith(CASH)
                ? texts.get(language, "payments.book.cash", provider(book.substring(CASH.length()), language))
                : texts.get(language, "payments.book." + book);
    }

    private String provider(String code, UiLanguage language) {
        return texts.get(language, "payments.provider." + code);
    }
}
