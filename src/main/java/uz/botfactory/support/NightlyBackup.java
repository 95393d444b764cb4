package uz.botfactory.support;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import uz.botfactory.support.postgres.EmbeddedPostgres;

/** A backup of the embedded database every night, into DATA_DIR/backups; the last seven are kept. */
public class NightlyBackup {

    private static final Logger LOG = LoggerFactory.getLogger(NightlyBackup.class);
    private static final int KEPT = 7;
    private static final ZoneId TASHKENT = ZoneId.of("Asia/Tashkent");

    private final EmbeddedPostgres server;
    private final Path folder;
    private final Backup backup;
    private final Clock clock;

    NightlyBackup(EmbeddedPostgres server, String dataDir, String secretKey, Clock clock) {
        this.server = server;
        this.folder = Path.of(dataDir, "backups");
        this.backup = new Backup(Map.of("botfactory.data-dir", dataDir, "botfactory.secret.key", secretKey));
        this.clock = clock;
    }

    /** When the newest one was made; empty before the first night. */
    public Optional<Instant> last() {
        return kept().stream().findFirst().map(NightlyBackup::made);
    }

    /** Makes today's and forgets those before the last seven. */
    void make() {
        var file = folder.resolve("botfactory-" + LocalDate.now(clock.withZone(TASHKENT)) + ".zip");
        try {
            Files.createDirectories(folder);
            // A connection of its own: a long snapshot must not take one from the road of messages.
            try (var database = DriverManager.getConnection(server.url(), server.user(), server.password())) {
                backup.writeAtomically(file, database);
            }
            for (var old : kept().stream().skip(KEPT).toList()) {
                Files.delete(old);
            }
            LOG.info("Tonight's backup is {} bytes", Files.size(file));
        } catch (IOException e) {
            throw new UncheckedIOException("Tonight's backup could not be written into " + folder, e);
        } catch (SQLException e) {
            throw new IllegalStateException("Tonight's backup could not be read from the database", e);
        }
    }

    private List<Path> kept() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("botfactory-[0-9-]+\\.zip"))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Instant made(Path file) {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Only where the database is the embedded one; others have their own backups. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnProperty(name = "botfactory.database.embedded", havingValue = "true", matchIfMissing = true)
    static class Nights {

        @Bean
        NightlyBackup nightlyBackup(
                EmbeddedPostgres server,
                @Value("${botfactory.data-dir}") String dataDir,
                @Value("${botfactory.secret.key}") String secretKey,
                Clock clock) {
            return new NightlyBackup(server, dataDir, secretKey, clock);
        }

        @Bean
        RecurringTask<Void> nightlyBackupTask(NightlyBackup backup) {
            return Tasks.recurring("support.nightly-backup", new Daily(TASHKENT, LocalTime.of(3, 30)))
                    .execute((task, context) -> backup.make());
        }
    }
}
