package uz.botfactory.channels;

import java.time.Duration;

/** How the work on a lane ended for now. */
sealed interface Ending {

    /** Nothing is left to do, unless something new came meanwhile. */
    record Done() implements Ending {}

    /** Something is left that wants another try. @param failed whether it went wrong, so that tries become rarer */
    record Later(Duration pause, boolean failed) implements Ending {}

    Ending DONE = new Done();
}
