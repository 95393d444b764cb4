package uz.botfactory.support.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uz.botfactory.support.TestDatabase;

class EmbeddedPostgresTests {

    @TempDir
    Path data;

    @Test
    void whatWasCommittedIsThereAfterARestart() throws SQLException {
        try (var server = start();
                var connection = connect(server)) {
            connection.createStatement().execute("create table tea (name text)");
            connection.createStatement().execute("insert into tea values ('koʻk')");
        }
        try (var server = start();
                var connection = connect(server)) {
            assertThat(single(connection, "select name from tea")).isEqualTo("koʻk");
        }
    }

    @Test
    void aServerLeftBehindByAKilledProcessIsStoppedFirst() throws SQLException {
        var leftBehind = start();
        try (var connection = connect(leftBehind)) {
            connection.createStatement().execute("create table tea (name text)");
        }
        try (var server = start();
                var connection = connect(server)) {
            assertThat(leftBehind.isRunning()).isFalse();
            assertThat(single(connection, "select count(*) from tea")).isEqualTo("0");
        }
    }

    @Test
    void nothingIsLostWhenTheMachineStops() throws SQLException {
        try (var server = start();
                var connection = connect(server)) {
            assertThat(single(connection, "show fsync")).isEqualTo("on");
            assertThat(single(connection, "show synchronous_commit")).isEqualTo("on");
            assertThat(single(connection, "show full_page_writes")).isEqualTo("on");
        }
    }

    private EmbeddedPostgres start() {
        return EmbeddedPostgres.start(data, TestDatabase.sharedCache());
    }

    private static Connection connect(EmbeddedPostgres server) throws SQLException {
        return DriverManager.getConnection(server.url(), server.user(), server.password());
    }

    private static String single(Connection connection, String sql) throws SQLException {
        try (var result = connection.createStatement().executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }
}
