package uz.botfactory.knowledge;

/**
 * Whether the best that was found is an answer or merely the nearest: a logistic curve over the evidence, fitted on the
 * development half of bench/search so that few answers are held back (see its README).
 */
final class Fit {

    /** From here on the best passage is taken for an answer. */
    static final double ANSWER = -2.35;

    /** From here on it may be shown as the closest. */
    static final double CLOSE = -3.3;

    private Fit() {}

    /** 0 is even odds; the documents hold the answer to far more than half of what customers ask. */
    static double of(Evidence e) {
        double common = -5.9 + 5.15 * e.together() + 2.1 * Math.min(e.lead(), 1) - 1.2 * Math.min(e.best(), 1);
        return e.words() == 0 ? common + 1.15 + 1.15 * e.intent() : common + aboutContent(e);
    }

    private static double aboutContent(Evidence e) {
        return 2.7 * e.content()
                + 0.7 * e.strange()
                - 0.3 * e.together() * e.strange()
                - 1.9 * e.foreign()
                + 4.6 * Math.min(e.words(), 6) / 6;
    }
}
