package uz.botfactory.payments.click;

/** A call that is not Click's, or that cannot be understood. */
final class ClickRefused extends Exception {

    private final ClickError error;

    ClickRefused(ClickError error) {
        super(error.name(), null, false, false);
        this.error = error;
    }

    ClickError error() {
        return error;
    }
}
