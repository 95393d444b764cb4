package uz.botfactory.channels;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import uz.botfactory.support.Ids;

/**
 * This process among those that work on lanes. It says every few seconds that it lives; the lanes of a dead one are set
 * free, at once when it died on this machine and after {@link #LEASE} when nobody can look.
 */
@Component
class Worker {

    static final Duration LEASE = Duration.ofSeconds(15);

    private static final Logger LOG = LoggerFactory.getLogger(Worker.class);
    private static final Duration BEAT = Duration.ofSeconds(3);
    private static final Duration TRUST = LEASE.minusSeconds(4);

    private final JdbcClient jdbc;
    private final LaneTable lanes;
    private final TransactionTemplate transaction;
    private final String host = host();

    private volatile UUID id = Ids.next();
    private volatile long lastBeat;
    private volatile boolean registered;

    Worker(JdbcClient jdbc, LaneTable lanes, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.lanes = lanes;
        this.transaction = transaction;
    }

    UUID id() {
        return id;
    }

    private boolean holdsItsLanes() {
        return registered && System.nanoTime() - lastBeat < TRUST.toNanos();
    }

    /** Whether what was taken under this name is surely still ours: checked before anything leaves the house. */
    boolean has(UUID owner) {
        return owner.equals(id) && holdsItsLanes();
    }

    /** Joins, and sets free what dead ones left behind. */
    void join() {
        jdbc.sql("insert into worker (id, host, process, began) values (:id, :host, :process, :began)")
                .param("id", id)
                .param("host", host)
                .param("process", ProcessHandle.current().pid())
                .param("began", began(ProcessHandle.current()))
                .update();
        lastBeat = System.nanoTime();
        registered = true;
        buryDead();
    }

    /** Says that it lives, when it is time to. False when others took it for dead and may have its lanes. */
    boolean beat() {
        if (System.nanoTime() - lastBeat < BEAT.toNanos()) {
            return true;
        }
        long now = System.nanoTime();
        if (jdbc.sql("update worker set beat = now() where id = :id").param("id", id).update() == 0) {
            registered = false;
            return false;
        }
        lastBeat = now;
        buryDead();
        return true;
    }

    /** Starts anew under another name after others took it for dead. */
    void rejoin() {
        LOG.warn("Others took this process for dead; it goes on under a new name");
        id = Ids.next();
        join();
    }

    /** Leaves; what it still has is free. */
    void leave() {
        registered = false;
        bury(id);
    }

    private void buryDead() {
        dead().forEach(this::bury);
    }

    private List<UUID> dead() {
        return jdbc.sql("select id, host, process, began, beat < now() - interval '15 seconds' as silent from worker where id <> :id")
                .param("id", id)
                .query((row, number) -> row.getBoolean("silent")
                                || row.getString("host").equals(host)
                                        && !runs(row.getLong("process"), row.getLong("began"))
                        ? row.getObject("id", UUID.class)
                        : null)
                .list()
                .stream()
                .filter(Objects::nonNull)
                .toList();
    }

    private void bury(UUID dead) {
        transaction.executeWithoutResult(status -> {
            lanes.free(dead);
            jdbc.sql("update connection set poller = null, poller_until = null where poller = :id")
                    .param("id", dead)
                    .update();
            jdbc.sql("delete from worker where id = :id").param("id", dead).update();
        });
    }

    private static boolean runs(long process, long began) {
        return ProcessHandle.of(process).filter(p -> began(p) == began).isPresent();
    }

    private static long began(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    /** The machine, and within it the container: numbers of processes mean something only there. */
    private static String host() {
        try {
            var space = Path.of("/proc/self/ns/pid");
            return InetAddress.getLocalHost().getHostName()
                    + (Files.exists(space) ? " " + Files.readSymbolicLink(space) : "");
        } catch (IOException e) {
            return "unknown " + ProcessHandle.current().pid();
        }
    }
}
