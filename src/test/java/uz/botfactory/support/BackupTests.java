package uz.botfactory.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uz.botfactory.support.postgres.EmbeddedPostgres;

class BackupTests {

    private static final String KEY = "the-key-of-the-first-installation-12345";

    @TempDir
    Path folder;

    @Test
    void everythingOfOneInstallationComesBackInAnother() throws SQLException, IOException {
        var file = folder.resolve("all.zip");
        try (var first = start("first")) {
            migrate(first);
            execute(first, "insert into setting values ('tea', '{\"name\": \"koʻk\\tchoy\"}', now())");
            // While the product runs: its server is found and read.
            backup("first").write(file);
        }

        backup("second").restore(file);

        assertThat(Files.readString(folder.resolve("second/secret.key")).strip()).isEqualTo(KEY);
        try (var second = start("second")) {
            assertThat(single(second, "select value->>'name' from setting where key = 'tea'")).isEqualTo("koʻk\tchoy");
            assertThat(single(second, "select count(*) from flyway_schema_history where success")).isNotEqualTo("0");
        }
    }

    @Test
    void dataThatAreThereAreNotOverwritten() throws SQLException {
        var file = folder.resolve("all.zip");
        try (var first = start("first")) {
            migrate(first);
            backup("first").write(file);
        }

        assertThatThrownBy(() -> backup("first").restore(file))
                .isInstanceOf(Environment.Wrong.class)
                .hasMessageContaining("empty DATA_DIR");
    }

    @Test
    void whatIsNoBackupIsRefused() throws IOException {
        var file = Files.writeString(folder.resolve("all.zip"), "not a zip");

        assertThatThrownBy(() -> backup("second").restore(file))
                .isInstanceOf(Environment.Wrong.class)
                .hasMessageContaining("is not a backup");
    }

    private Backup backup(String name) {
        return new Backup(Map.of("botfactory.data-dir", folder.resolve(name).toString(), "botfactory.secret.key", KEY));
    }

    private EmbeddedPostgres start(String name) {
        return EmbeddedPostgres.start(folder.resolve(name), TestDatabase.sharedCache());
    }

    private static void migrate(EmbeddedPostgres server) {
        Flyway.configure().dataSource(server.url(), server.user(), server.password()).load().migrate();
    }

    private static void execute(EmbeddedPostgres server, String sql) throws SQLException {
        try (var connection = connect(server)) {
            connection.createStatement().execute(sql);
        }
    }

    private static String single(EmbeddedPostgres server, String sql) throws SQLException {
        try (var connection = connect(server);
                var result = connection.createStatement().executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }

    private static Connection connect(EmbeddedPostgres server) throws SQLException {
        return DriverManager.getConnection(server.url(), server.user(), server.password());
    }
}
