package uz.botfactory.ai;

import java.util.ArrayList;
import java.util.List;

/** Lets somebody else end a call to a model early. Thread-safe. */
public final class Cancel {

    private final List<Runnable> listeners = new ArrayList<>();
    private boolean cancelled;

    /** Ends the call, now or as soon as it begins. */
    public void cancel() {
        for (var each : mark()) {
            each.run();
        }
    }

    /** Whether the call was ended. */
    public synchronized boolean cancelled() {
        return cancelled;
    }

    /** Runs when the call is ended; at once when it was already. */
    public void onCancel(Runnable work) {
        if (!register(work)) {
            work.run();
        }
    }

    private synchronized boolean register(Runnable work) {
        return !cancelled && listeners.add(work);
    }

    private synchronized List<Runnable> mark() {
        cancelled = true;
        var all = List.copyOf(listeners);
        listeners.clear();
        return all;
    }
}
