package uz.botfactory.conversations;

/** The customer wrote more while the answer was being made. */
final class Overtaken extends Exception {

    Overtaken() {
        super(null, null, false, false);
    }
}
