package uz.botfactory.ai;

/** Hears a text while it grows. */
@FunctionalInterface
public interface Draft {

    /** Nobody watches. */
    Draft NONE = text -> {};

    /** Must be quick: the model's words wait while this runs. */
    void grown(String textSoFar);
}
