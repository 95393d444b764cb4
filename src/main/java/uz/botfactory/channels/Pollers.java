package uz.botfactory.channels;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which process fetches the messages of which connection: one each, by a lease that it renews. */
@Component
public class Pollers {

    /** Whoever did not renew for so long has lost it. */
    public static final Duration LEASE = Duration.ofSeconds(15);

    private final JdbcClient jdbc;
    private final Worker worker;

    Pollers(JdbcClient jdbc, Worker worker) {
        this.jdbc = jdbc;
        this.worker = worker;
    }

    /** Renews what this process has, takes what nobody has, and gives all of it. */
    public List<UUID> renewAndTake(String channel) {
        return jdbc.sql(
                        """
                        update connection set poller = :me, poller_until = now() + interval '15 seconds'
                        where id in (select id from connection
                                     where channel = :channel and mode = 'polling' and status = 'connected'
                                       and (poller is null or poller = :me or poller_until < now())
                                     for update skip locked)
                        returning id
                        """)
                .param("me", worker.id())
                .param("channel", channel)
                .query(UUID.class)
                .list();
    }

    /** Leaves all of it to others. */
    public void release() {
        jdbc.sql("update connection set poller = null, poller_until = null where poller = :me")
                .param("me", worker.id())
                .update();
    }
}
