package uz.botfactory.payments.click;

/** Click's answers: 0 is well. */
enum ClickError {
    SUCCESS(0, "Success"),
    SIGNATURE(-1, "SIGN CHECK FAILED!"),
    AMOUNT(-2, "Incorrect parameter amount"),
    ACTION(-3, "Action not found"),
    ALREADY_PAID(-4, "Already paid"),
    NO_ORDER(-5, "User does not exist"),
    NO_TRANSACTION(-6, "Transaction does not exist"),
    NOT_UPDATED(-7, "Failed to update user"),
    MALFORMED(-8, "Error in request from click"),
    CANCELLED(-9, "Transaction cancelled");

    private final int code;
    private final String note;

    ClickError(int code, String note) {
        this.code = code;
        this.note = note;
    }

    int code() {
        return code;
    }

    String note() {
        return note;
    }
}
