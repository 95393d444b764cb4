package uz.botfactory.channels;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import uz.botfactory.conversations.Conversations.Delivered;

/** How the work on a lane ended for now. */
sealed interface Ending {

    /**
     * Nothing is left to do, unless something new came meanwhile.
     *
     * @param delivered what was delivered last and is not written down yet
     */
    record Done(@Nullable Delivered delivered) implements Ending {}

    /** Something is left that wants another try. @param failed whether it went wrong, so that tries become rarer */
    record Later(Duration pause, boolean failed) implements Ending {}

    Ending DONE = new Done(null);
}
