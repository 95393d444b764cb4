package uz.botfactory.payments.payme;

/** A request that cannot be understood or must not be. */
final class PaymeRefused extends Exception {

    private final PaymeError error;

    PaymeRefused(PaymeError error) {
        super(error.name(), null, false, false);
        this.error = error;
    }

    PaymeError error() {
        return error;
    }
}
