package uz.botfactory.support;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * Lets writes that arrive together share one transaction. While one batch is being written the next one gathers, so a
 * lone write waits for nobody and a flood costs one commit per batch.
 *
 * <p>The work is given the items in the order of their arrival, runs in a transaction of its own making, and returns
 * one result per item. When a batch fails, its items are tried one by one, so that a bad one harms only itself.
 * Thread-safe; meant to be called from many threads, virtual ones too.
 */
public final class GroupCommit<T, R> implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);

    private final String name;
    private final int maxBatch;
    private final long apartNanos;
    private final Function<List<T>, List<R>> work;
    private final LinkedBlockingQueue<Waiting<T, R>> queue = new LinkedBlockingQueue<>();
    private final Thread writer;
    private long lastBegan;
    private volatile boolean closed;

    /**
     * @param apart how long after one batch the next begins at the earliest: as long as those who wait can bear
     * @param work writes all items in one transaction and returns a result for each, in the same order
     */
    public GroupCommit(String name, int maxBatch, Duration apart, Function<List<T>, List<R>> work) {
        this.name = name;
        this.maxBatch = maxBatch;
        this.apartNanos = apart.toNanos();
        this.lastBegan = System.nanoTime() - apartNanos;
        this.work = work;
        this.writer = Thread.ofPlatform().daemon().name("commit-" + name).start(this::run);
    }

    /** Returns when the item is durably written; throws what its write threw. */
    public R submit(T item) {
        try {
            return later(item).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while " + name + " was being written", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(name + " could not be written", e.getCause());
        }
    }

    /** The same without waiting: the future completes when the item is written. */
    public CompletableFuture<R> later(T item) {
        if (closed) {
            throw new IllegalStateException(name + " is closed");
        }
        var waiting = new Waiting<T, R>(item, new CompletableFuture<>());
        queue.add(waiting);
        return waiting.result;
    }

    /** Writes what is waiting and ends. */
    @Override
    public void close() {
        closed = true;
        try {
            writer.join(10_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        var batch = new ArrayList<Waiting<T, R>>();
        while (!closed || !queue.isEmpty()) {
            var first = next();
            if (first != null) {
                gather();
                batch.add(first);
                queue.drainTo(batch, maxBatch - 1);
                write(batch);
                batch.clear();
            }
        }
    }

    /** In a flood, batches begin some milliseconds apart: each commit costs the same, however much it holds. */
    private void gather() {
        long wait = lastBegan + apartNanos - System.nanoTime();
        if (wait > 0) {
            LockSupport.parkNanos(wait);
        }
        lastBegan = System.nanoTime();
    }

    private @Nullable Waiting<T, R> next() {
        try {
            return queue.poll(200, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            closed = true;
            return null;
        }
    }

    private void write(List<Waiting<T, R>> batch) {
        try {
            var results = work.apply(batch.stream().map(Waiting::item).toList());
            for (int i = 0; i < batch.size(); i++) {
                batch.get(i).result.complete(results.get(i));
            }
        } catch (RuntimeException | Error failure) {
            if (batch.size() == 1 || isDatabaseAway(failure)) {
                batch.forEach(one -> one.result.completeExceptionally(failure));
                return;
            }
            LOG.debug("A batch of {} {} failed and is tried one by one", batch.size(), name);
            batch.forEach(one -> write(List.of(one)));
        }
    }

    /** No item is to blame then, and trying each would only take longer. */
    private static boolean isDatabaseAway(Throwable failure) {
        return failure instanceof CannotCreateTransactionException || failure instanceof DataAccessResourceFailureException;
    }

    private record Waiting<T, R>(T item, CompletableFuture<R> result) {}
}
