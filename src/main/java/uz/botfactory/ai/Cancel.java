package uz.botfactory.ai;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The wish that running work ends at once. Any thread may express it, once and for ever. */
public final class Cancel {

    private final List<Runnable> hooks = new ArrayList<>(2);
    private volatile boolean cancelled;

    public void cancel() {
        takeHooks().forEach(Runnable::run);
    }

    public boolean cancelled() {
        return cancelled;
    }

    /** Runs when cancelled; at once if that has already happened. */
    public void onCancel(Runnable hook) {
        if (!kept(hook)) {
            hook.run();
        }
    }

    /** The work that a hook belonged to is over. */
    public synchronized void forget(Runnable hook) {
        hooks.remove(hook);
    }

    /** Waits, and tells whether the wish came meanwhile. */
    public boolean cameWithin(Duration time) throws InterruptedException {
        var came = new CountDownLatch(1);
        Runnable hook = came::countDown;
        onCancel(hook);
        try {
            return came.await(time.toNanos(), TimeUnit.NANOSECONDS);
        } finally {
            forget(hook);
        }
    }

    private synchronized List<Runnable> takeHooks() {
        cancelled = true;
        var taken = List.copyOf(hooks);
        hooks.clear();
        return taken;
    }

    private synchronized boolean kept(Runnable hook) {
        return !cancelled && hooks.add(hook);
    }
}
