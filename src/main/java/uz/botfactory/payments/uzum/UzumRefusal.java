package uz.botfactory.payments.uzum;

/** Why the bank's call is not carried out, in the bank's own numbers. */
enum UzumRefusal {
    ACCESS_DENIED("10001"),
    NOT_UNDERSTOOD("10002"),
    WRONG_METHOD("10003"),
    MISSING("10005"),
    WRONG_SERVICE("10006"),
    UNKNOWN_ORDER("10007"),
    PAID_ALREADY("10008"),
    ORDER_CLOSED("10009"),
    CREATED_ALREADY("10010"),
    WRONG_AMOUNT("10011"),
    UNKNOWN_TRANSACTION("10014"),
    TRANSACTION_CANCELLED("10015"),
    CONFIRMED_ALREADY("10016"),
    NOT_CANCELLABLE("10017"),
    CANCELLED_ALREADY("10018"),
    OUR_FAULT("99999");

    private final String code;

    UzumRefusal(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }

    Said said() {
        return new Said(this);
    }

    /** The refusal on its way to the answer. */
    static final class Said extends RuntimeException {

        private final transient UzumRefusal refusal;

        private Said(UzumRefusal refusal) {
            super(refusal.code, null, false, false);
            this.refusal = refusal;
        }

        UzumRefusal refusal() {
            return refusal;
        }
    }
}
