package uz.botfactory.knowledge;

/** Whether the best that was found is an answer or merely the nearest. */
final class Fit {

    private Fit() {}

    static boolean of(Evidence evidence) {
        return evidence.covered() - 0.5 * evidence.unknown() > 0.1;
    }
}
