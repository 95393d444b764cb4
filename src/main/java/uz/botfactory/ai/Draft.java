package uz.botfactory.ai;

/** Hears an answer while it grows. */
@FunctionalInterface
public interface Draft {

    /** For those who only want the whole answer. */
    Draft NONE = text -> {};

    /** The text so far, from its beginning; called often, so it must return quickly. */
    void grown(String textSoFar);
}
