package uz.botfactory.world;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * A service that refuses what the real one would refuse and remembers it, and that has bad moments when a test wants them.
 *
 * @param <F> what can go wrong with a call
 */
public abstract class StrictFake<F> extends FakeServer {

    private final List<String> violations = new CopyOnWriteArrayList<>();
    private final Map<String, Queue<F>> moments = new ConcurrentHashMap<>();

    /** Why calls were refused so far. */
    public List<String> violations() {
        return violations;
    }

    /** What goes wrong with the next calls, one each; afterwards all is fine. */
    @SafeVarargs
    public final void will(F... what) {
        next("", what);
    }

    /** The same for the next calls in which this stands. */
    @SafeVarargs
    public final void next(String named, F... what) {
        moments.computeIfAbsent(named, name -> new ConcurrentLinkedQueue<>()).addAll(List.of(what));
    }

    public void calm() {
        moments.clear();
    }

    /** What goes wrong now; null: nothing. */
    protected final @Nullable F moment(String call) {
        return moments.entrySet().stream()
                .filter(entry -> call.contains(entry.getKey()))
                .map(entry -> entry.getValue().poll())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
