package uz.botfactory.channels;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.channels.LaneTable.Key;
import uz.botfactory.channels.LaneTable.Postponed;
import uz.botfactory.channels.LaneTable.Woken;
import uz.botfactory.conversations.ConversationId;
import uz.botfactory.conversations.Conversations;
import uz.botfactory.conversations.Conversations.Delivered;
import uz.botfactory.support.GroupCommit;
import uz.botfactory.support.Notices;

/**
 * Runs the lanes: each conversation one at a time, thousands side by side on virtual threads, every account with its
 * share. What this process has no room for stays free in the table, for whoever has; what it leaves behind when it is
 * killed, another one or its next start takes over.
 */
@Component
class Lanes implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Lanes.class);
    private static final String TOPIC = "channels.lane";
    private static final String FREE = "free";
    private static final Duration STOP_WITHIN = Duration.ofSeconds(20);
    private static final long LOOK_FOR_ORPHANS = Duration.ofSeconds(10).toNanos();

    /** Nobody waits for the end of a lane. */
    private static final Duration APART = Duration.ofMillis(40);

    private static final long NOT_OURS = -1L;
    private static final Comparator<Finish> IN_ORDER = Comparator.comparing(Finish::key, Key.ORDER);

    private final LaneTable table;
    private final Worker worker;
    private final RoundTrip trip;
    private final Notices notices;
    private final Conversations conversations;
    private final Slots slots;
    private final Map<Key, Lane> running = new ConcurrentHashMap<>();
    private final ExecutorService threads =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("lane-", 0).factory());
    private final GroupCommit<Finish, Long> finishing;
    private final Semaphore signal = new Semaphore(0);
    private final CountDownLatch stopping = new CountDownLatch(1);

    private Set<Key> suspects = Set.of();
    private long orphansLookedFor = System.nanoTime();
    private volatile boolean backlog;
    private volatile boolean started;
    private volatile long lastFreeNotice;
    private @Nullable Thread keeper;

    Lanes(
            LaneTable table,
            Worker worker,
            RoundTrip trip,
            Notices notices,
            Conversations conversations,
            TransactionTemplate transaction,
            RoadMeters meters,
            LaneSettings settings) {
        this.table = table;
        this.worker = worker;
        this.trip = trip;
        this.notices = notices;
        this.conversations = conversations;
        this.slots = new Slots(settings.inFlight());
        this.finishing = new GroupCommit<>("lanes", 500, APART, batch -> transaction.execute(status -> finish(batch)));
        notices.listen(TOPIC, this::heard);
        meters.gauge("botfactory.lanes.running", "Conversations being worked on", this::inFlight);
        meters.gauge("botfactory.lanes.oldest.seconds", "How long the oldest of them has been worked on", this::oldest);
    }

    /** How many lanes run here. */
    int inFlight() {
        return slots.used();
    }

    private Number oldest() {
        return running.values().stream().mapToLong(lane -> lane.age().toSeconds()).max().orElse(0);
    }

    // ---- Waking ----

    /** News for a lane, to be stored by {@link #store} and announced by {@link #announce}. */
    record News(Key key, Lane.@Nullable Place place) {}

    /** What became of news within a transaction. */
    record Stored(List<News> news, List<Woken> woken, Set<Key> reserved) {}

    /** Within the transaction that stored the news: wakes the lanes there, and takes those that nobody has. */
    Stored store(List<News> news) {
        var reserved = new HashSet<Key>();
        var counts = new TreeMap<Key, Long>(Key.ORDER);
        news.forEach(n -> counts.merge(n.key(), 1L, Long::sum));
        var keys = List.copyOf(counts.keySet());
        try {
            keys.stream().filter(this::hasRoomFor).forEach(reserved::add);
            var take = keys.stream().map(reserved::contains).toList();
            return new Stored(news, table.wake(keys, List.copyOf(counts.values()), take, worker.id()), reserved);
        } catch (RuntimeException e) {
            reserved.forEach(key -> slots.giveBack(key.account()));
            throw e;
        }
    }

    /** After that transaction: runs or wakes the lanes that are ours, and tells the others. */
    void announce(Stored stored) {
        var reserved = new HashSet<>(stored.reserved());
        for (var woken : stored.woken()) {
            boolean room = reserved.remove(woken.key());
            if (!begin(woken, room ? place(stored.news(), woken.key()) : null, room)) {
                tell(woken, stored.news());
                if (room) {
                    slots.giveBack(woken.key().account());
                }
            }
        }
        reserved.forEach(key -> slots.giveBack(key.account()));
    }

    /** The transaction failed. */
    void forget(Stored stored) {
        stored.reserved().forEach(key -> slots.giveBack(key.account()));
    }

    private boolean hasRoomFor(Key key) {
        return started && stopping.getCount() > 0 && !running.containsKey(key) && slots.take(key.account());
    }

    private boolean begin(Woken woken, Lane.@Nullable Place place, boolean room) {
        if (!room || !worker.id().equals(woken.owner()) || running.containsKey(woken.key())) {
            return false;
        }
        start(woken.key(), new Lane(
                worker.id(), woken.key().account(), woken.key().conversation(), woken.wakes(), 0, Duration.ZERO, place));
        return true;
    }

    private void tell(Woken woken, List<News> news) {
        var lane = running.get(woken.key());
        if (lane != null) {
            lane.wake(woken.wakes(), place(news, woken.key()));
        } else if (woken.owner() == null) {
            tellOfFree();
        } else if (!woken.owner().equals(worker.id())) {
            notices.publish(
                    TOPIC,
                    woken.key().account() + " " + woken.key().conversation() + " " + woken.wakes());
        }
    }

    private void tellOfFree() {
        backlog = true;
        signal.release();
        long now = System.nanoTime();
        if (now - lastFreeNotice > 200_000_000L) {
            lastFreeNotice = now;
            notices.publish(TOPIC, FREE);
        }
    }

    private static Lane.@Nullable Place place(List<News> news, Key key) {
        return news.reversed().stream()
                .filter(n -> n.key().equals(key))
                .findFirst()
                .map(News::place)
                .orElse(null);
    }

    private void heard(String notice) {
        if (notice.equals(FREE) || notice.equals(Notices.EVERYTHING)) {
            signal.release();
            return;
        }
        var parts = notice.split(" ");
        var lane = running.get(new Key(
                new AccountId(UUID.fromString(parts[0])), new ConversationId(UUID.fromString(parts[1]))));
        if (lane != null) {
            lane.wake(Long.parseLong(parts[2]), null);
        }
    }

    // ---- Running ----

    private void start(Key key, Lane lane) {
        threads.execute(() -> run(key, lane));
    }

    private void run(Key key, Lane lane) {
        // A predecessor may be a moment away from having left.
        while (running.putIfAbsent(key, lane) != null) {
            LockSupport.parkNanos(1_000_000);
        }
        try {
            work(key, lane);
        } finally {
            running.remove(key, lane);
            slots.giveBack(key.account());
            if (backlog) {
                signal.release();
            }
        }
    }

    private void work(Key key, Lane lane) {
        boolean more = true;
        while (more) {
            long seen = lane.wakes();
            long now = persistently(new Finish(key, lane.owner(), seen, endingOf(lane), lane.attempts()));
            more = now > seen;
            if (more) {
                lane.wake(now, null);
            }
        }
    }

    private Ending endingOf(Lane lane) {
        try {
            return trip.run(lane, stopping);
        } catch (RuntimeException e) {
            LOG.error("The work on conversation {} failed and is tried again", lane.conversation(), e);
            return new Ending.Later(Duration.ofSeconds(1), true);
        }
    }

    /** The end of the work is written down even if the database is away for a while. */
    private long persistently(Finish finish) {
        while (true) {
            try {
                return finishing.submit(finish);
            } catch (RuntimeException e) {
                if (!worker.has(finish.owner()) || stopping.getCount() == 0) {
                    return NOT_OURS;
                }
                LOG.warn("The end of a lane could not be written and is tried again: {}", e.toString());
                LockSupport.parkNanos(500_000_000);
            }
        }
    }

    /** The end of one run. @param seen the wakes that it knew of when it began */
    private record Finish(Key key, UUID owner, long seen, Ending ending, int attempts) {

        boolean isDone() {
            return ending instanceof Ending.Done;
        }

        @Nullable Delivered delivered() {
            return ending instanceof Ending.Done done ? done.delivered() : null;
        }

        Postponed postponed() {
            var later = (Ending.Later) ending;
            int failures = later.failed() ? attempts + 1 : 0;
            long backoff = later.failed() ? Math.min(1000L << Math.min(failures - 1, 6), 60_000) : 0;
            return new Postponed(key, Duration.ofMillis(Math.max(later.pause().toMillis(), backoff)), failures);
        }
    }

    /** For each lane the wakes it has now when it must run again, else {@link #NOT_OURS}. */
    private List<Long> finish(List<Finish> batch) {
        conversations.delivered(batch.stream()
                .map(Finish::delivered)
                .filter(Objects::nonNull)
                .toList());
        var ours = batch.stream().filter(f -> f.owner().equals(worker.id())).toList();
        var open = end(ours.stream().filter(Finish::isDone).sorted(IN_ORDER).toList());
        var later = ours.stream().filter(f -> !f.isDone()).sorted(IN_ORDER).map(Finish::postponed).toList();
        if (!later.isEmpty()) {
            table.postpone(worker.id(), later);
        }
        return batch.stream()
                .map(f -> f.isDone() ? open.getOrDefault(f.key(), NOT_OURS) : NOT_OURS)
                .toList();
    }

    private Map<Key, Long> end(List<Finish> done) {
        if (done.isEmpty()) {
            return Map.of();
        }
        var ended = table.finish(
                worker.id(),
                done.stream().map(Finish::key).toList(),
                done.stream().map(Finish::seen).toList());
        var open = done.stream().map(Finish::key).filter(key -> !ended.contains(key)).toList();
        return open.isEmpty() ? Map.of() : table.wakes(worker.id(), open);
    }

    // ---- Keeping ----

    @Override
    public void start() {
        worker.join();
        started = true;
        keeper = Thread.ofPlatform().daemon().name("lanes").start(this::keep);
    }

    private void keep() {
        while (stopping.getCount() > 0) {
            try {
                beat();
                claim();
                freeOrphans();
                await();
            } catch (RuntimeException e) {
                LOG.warn("The lanes could not be swept and will be in a moment: {}", e.toString());
                LockSupport.parkNanos(500_000_000);
            }
        }
    }

    private void await() {
        try {
            if (signal.tryAcquire(1, TimeUnit.SECONDS)) {
                TimeUnit.MILLISECONDS.sleep(3);
                signal.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void beat() {
        if (!worker.beat()) {
            running.values().forEach(Lane::giveUp);
            worker.rejoin();
        }
    }

    private void claim() {
        int room = Math.min(slots.free(), 500);
        if (room == 0 || stopping.getCount() == 0) {
            return;
        }
        var claimed = table.claim(worker.id(), room);
        backlog = claimed.size() == room;
        for (var lane : claimed) {
            slots.takeAnyway(lane.key().account());
            start(lane.key(), new Lane(
                    worker.id(), lane.key().account(), lane.key().conversation(), lane.wakes(), lane.attempts(), lane.waited(), null));
        }
        if (backlog) {
            signal.release();
        }
    }

    /** A lane can be ours in the table only, when the word of its commit was lost. Seen twice, it is set free. */
    private void freeOrphans() {
        if (System.nanoTime() - orphansLookedFor < LOOK_FOR_ORPHANS) {
            return;
        }
        orphansLookedFor = System.nanoTime();
        var seen = new HashSet<>(table.of(worker.id()));
        seen.removeAll(running.keySet());
        var orphans = seen.stream().filter(suspects::contains).toList();
        suspects = seen;
        table.postpone(
                worker.id(),
                orphans.stream().map(key -> new Postponed(key, Duration.ZERO, 0)).toList());
    }

    /** Lets running lanes finish for a while; the rest is set free for the next one. */
    @Override
    public void stop() {
        stopping.countDown();
        awaitRunning(STOP_WITHIN);
        running.values().forEach(Lane::giveUp);
        awaitRunning(Duration.ofSeconds(2));
        started = false;
        finishing.close();
        worker.leave();
    }

    private void awaitRunning(Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        while (!running.isEmpty() && System.nanoTime() < end) {
            LockSupport.parkNanos(20_000_000);
        }
    }

    @Override
    public boolean isRunning() {
        return started;
    }

    /** Before the web server lets the first message in, and after it has closed. */
    @Override
    public int getPhase() {
        return 0;
    }

}
