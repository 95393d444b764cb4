package uz.botfactory.support;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Tells all processes on the same database what has changed, by LISTEN and NOTIFY. A notice is a hint that wakes or
 * invalidates, never the only copy of a fact: some may be lost while the connection is down, after which every listener
 * hears {@link #EVERYTHING}.
 */
@Component
public class Notices implements SmartLifecycle {

    /** The payload that means: notices may have been missed, forget all you remember. */
    public static final String EVERYTHING = "*";

    private static final Logger LOG = LoggerFactory.getLogger(Notices.class);
    private static final String CHANNEL = "botfactory";
    private static final int MOST_AT_ONCE = 500;
    private static final Duration GATHER = Duration.ofMillis(10);

    private final DataSource dataSource;
    private final JdbcClient jdbc;
    private final Map<String, List<Consumer<String>>> listeners = new ConcurrentHashMap<>();
    private final BlockingQueue<String> waiting = new LinkedBlockingQueue<>();
    private volatile boolean running;

    Notices(DataSource dataSource, JdbcClient jdbc) {
        this.dataSource = dataSource;
        this.jdbc = jdbc;
    }

    /**
     * Told once the present transaction is committed, at once without one; at most about 7,000 bytes. A transaction that
     * tells by itself lets no other one of the kind commit until its own commit is on the disk, so somebody else tells,
     * and for many at a time.
     */
    public void publish(String topic, String payload) {
        var notice = topic + " " + payload;
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            tell(List.of(notice));
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                waiting.add(notice);
            }
        });
    }

    /** Calls the consumer, on one thread of ours, for each notice of the topic, our own included; it must be quick. */
    public void listen(String topic, Consumer<String> each) {
        listeners.computeIfAbsent(topic, t -> new CopyOnWriteArrayList<>()).add(each);
    }

    @Override
    public void start() {
        running = true;
        Thread.ofVirtual().name("notices").start(this::listenUntilStopped);
        Thread.ofVirtual().name("notices-out").start(this::tellUntilStopped);
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void tellUntilStopped() {
        while (running || !waiting.isEmpty()) {
            tellNext();
        }
    }

    /** What cannot be told is told later: whoever waits for it may be another process. */
    private void tellNext() {
        var notices = new LinkedHashSet<String>();
        try {
            var first = waiting.poll(500, TimeUnit.MILLISECONDS);
            if (first != null) {
                notices.add(first);
                Thread.sleep(GATHER);
                waiting.drainTo(notices, MOST_AT_ONCE);
                tell(notices);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (DataAccessException e) {
            LOG.warn("{} notices have to wait: {}", notices.size(), e.getClass().getSimpleName());
            if (running) {
                waiting.addAll(notices);
                pause();
            }
        }
    }

    private void tell(Collection<String> notices) {
        jdbc.sql("select pg_notify('" + CHANNEL + "', notice) from unnest(:notices) as notice")
                .param("notices", notices.toArray(String[]::new))
                .query(rows -> {});
    }

    private void listenUntilStopped() {
        boolean again = false;
        while (running) {
            try (var connection = dataSource.getConnection()) {
                hear(connection, again);
            } catch (SQLException e) {
                LOG.warn("The notices of the database are not heard: {}", e.getMessage());
                pause();
            }
            again = true;
        }
    }

    private void hear(Connection connection, boolean again) throws SQLException {
        connection.setAutoCommit(true);
        try (var statement = connection.createStatement()) {
            statement.execute("listen " + CHANNEL);
            statement.execute(Living.here());
        }
        if (again) {
            listeners.values().forEach(all -> all.forEach(one -> tell(one, EVERYTHING)));
        }
        var postgres = connection.unwrap(PGConnection.class);
        while (running) {
            var heard = postgres.getNotifications(500);
            for (int i = 0; heard != null && i < heard.length; i++) {
                pass(heard[i].getParameter());
            }
        }
    }

    private void pass(String notice) {
        int space = notice.indexOf(' ');
        if (space > 0) {
            listeners
                    .getOrDefault(notice.substring(0, space), List.of())
                    .forEach(one -> tell(one, notice.substring(space + 1)));
        }
    }

    private static void tell(Consumer<String> listener, String payload) {
        try {
            listener.accept(payload);
        } catch (RuntimeException e) {
            LOG.error("A listener failed", e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(500);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
