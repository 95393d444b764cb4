package uz.botfactory.payments.click;

/** The two calls of the SHOP API. */
enum ClickPhase {
    PREPARE("0", "/payments/click/prepare", "merchant_prepare_id"),
    COMPLETE("1", "/payments/click/complete", "merchant_confirm_id");

    private final String action;
    private final String path;
    private final String answerId;

    ClickPhase(String action, String path, String answerId) {
        this.action = action;
        this.path = path;
        this.answerId = answerId;
    }

    /** What stands in the call's field of that name. */
    String action() {
        return action;
    }

    String path() {
        return path;
    }

    /** The name under which the answer tells our number. */
    String answerId() {
        return answerId;
    }
}
