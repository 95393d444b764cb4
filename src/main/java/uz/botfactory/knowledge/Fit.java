package uz.botfactory.knowledge;

/** Whether the best that was found is an answer or merely the nearest. */
final class Fit {

    /** From here on the best passage is taken for an answer. */
    static final double ANSWER = 0.1;

    /** From here on it may be shown as the closest. */
    static final double CLOSE = 0.05;

    private Fit() {}

    static double of(Evidence evidence) {
        return evidence.together();
    }
}
