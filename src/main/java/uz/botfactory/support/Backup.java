package uz.botfactory.support;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import uz.botfactory.support.postgres.EmbeddedPostgres;

/**
 * Everything of one installation in one zip file: the version of the schema, each table as PostgreSQL's COPY text taken
 * in one snapshot while the product may go on running, and the key without which nothing encrypted can be read. The
 * same file carries the data to another machine or a newer PostgreSQL.
 */
public final class Backup {

    private static final String VERSION = "schema-version.txt";
    private static final String KEY = "secret.key";
    private static final String TABLES = "tables/";

    private final Map<String, Object> properties;
    private final Path dataDir;

    /** @param properties as {@link Environment} read them */
    public Backup(Map<String, Object> properties) {
        this.properties = properties;
        this.dataDir = Path.of(properties.getOrDefault("botfactory.data-dir", "./data").toString());
    }

    /** Writes the file; a file of that name is replaced only when all went well. */
    public void write(Path file) {
        try (var access = Access.open(properties, dataDir);
                var database = access.connect()) {
            writeAtomically(file, database);
        } catch (IOException e) {
            throw new UncheckedIOException("The backup " + file + " could not be written", e);
        } catch (SQLException e) {
            throw new IllegalStateException("The database could not be read", e);
        }
    }

    /** Writes the file over a connection of the caller's, which it leaves read-only and without a transaction. */
    void writeAtomically(Path file, Connection database) throws IOException, SQLException {
        var half = file.resolveSibling(file.getFileName() + ".half");
        Files.deleteIfExists(half);
        Files.createFile(half, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (var zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(half)))) {
            fill(zip, database);
        }
        Files.move(half, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private void fill(ZipOutputStream zip, Connection database) throws IOException, SQLException {
        database.setAutoCommit(false);
        database.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        database.setReadOnly(true);
        text(zip, VERSION, schemaVersion(database));
        text(zip, KEY, String.valueOf(properties.get("botfactory.secret.key")));
        var copy = database.unwrap(PGConnection.class).getCopyAPI();
        for (var table : tables(database)) {
            zip.putNextEntry(new ZipEntry(TABLES + table));
            copy.copyOut("copy \"" + table + "\" (" + columns(database, table) + ") to stdout", zip);
            zip.closeEntry();
        }
        database.rollback();
    }

    /** Fills an empty installation; refuses one that has data. */
    public void restore(Path file) {
        try (var zip = new ZipFile(file.toFile());
                var access = Access.open(properties, dataDir);
                var database = access.connect()) {
            if (!tables(database).isEmpty()) {
                throw new Environment.Wrong("There are data in " + dataDir
                        + " already: restore into an empty DATA_DIR, so that nothing is overwritten");
            }
            migrate(access, read(zip, VERSION));
            fill(database, zip);
            keepKey(read(zip, KEY));
        } catch (IOException e) {
            throw new Environment.Wrong(file + " is not a backup of BotFactory, or is damaged: " + e.getMessage());
        } catch (SQLException e) {
            throw new IllegalStateException("The database could not be filled", e);
        }
    }

    private static void migrate(Access access, String version) {
        Flyway.configure()
                .dataSource(access.url(), access.user(), access.password())
                .target(version)
                .load()
                .migrate();
    }

    private static void fill(Connection database, ZipFile zip) throws SQLException, IOException {
        database.setAutoCommit(false);
        try (var statement = database.createStatement()) {
            // Rows come table by table: the keys between them hold again when all are there.
            statement.execute("set local session_replication_role = replica");
            for (var table : tables(database)) {
                statement.execute("truncate \"" + table + "\" cascade");
            }
        }
        var copy = database.unwrap(PGConnection.class).getCopyAPI();
        for (var table : tables(database)) {
            var entry = zip.getEntry(TABLES + table);
            if (entry != null) {
                try (var rows = zip.getInputStream(entry)) {
                    copy.copyIn("copy \"" + table + "\" (" + columns(database, table) + ") from stdin", rows);
                }
            }
        }
        continueSequences(database);
        database.commit();
    }

    private static void continueSequences(Connection database) throws SQLException {
        for (var sequence : list(database, """
                select format('select setval(%L, coalesce((select max(%I) from %I), 0) + 1, false)',
                              pg_get_serial_sequence(format('%I', table_name), column_name), column_name, table_name)
                from information_schema.columns
                where table_schema = 'public' and pg_get_serial_sequence(format('%I', table_name), column_name) is not null
                """)) {
            try (var statement = database.createStatement()) {
                statement.execute(sequence);
            }
        }
    }

    private void keepKey(String key) throws IOException {
        var file = dataDir.resolve("secret.key");
        if (Files.exists(file) && !Files.readString(file).strip().equals(key)) {
            Files.move(file, file.resolveSibling("secret.key.before-restore"), StandardCopyOption.REPLACE_EXISTING);
        }
        if (!Files.exists(file)) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, key + "\n");
        }
    }

    private static List<String> tables(Connection database) throws SQLException {
        return list(database, """
                select table_name from information_schema.tables
                where table_schema = 'public' and table_type = 'BASE TABLE' and table_name <> 'flyway_schema_history'
                order by table_name
                """);
    }

    private static String columns(Connection database, String table) throws SQLException {
        return String.join(", ", list(database, """
                select quote_ident(column_name) from information_schema.columns
                where table_schema = 'public' and table_name = '%s' and is_generated = 'NEVER' order by ordinal_position
                """.formatted(table)));
    }

    private static String schemaVersion(Connection database) throws SQLException {
        return list(database, "select version from flyway_schema_history where success order by installed_rank desc limit 1")
                .getFirst();
    }

    private static List<String> list(Connection database, String sql) throws SQLException {
        var all = new ArrayList<String>();
        try (var statement = database.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                all.add(rows.getString(1));
            }
        }
        return all;
    }

    private static void text(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    private static String read(ZipFile zip, String name) throws IOException {
        var entry = zip.getEntry(name);
        if (entry == null) {
            throw new IOException(name + " is missing in it");
        }
        try (var in = zip.getInputStream(entry)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }

    /** A way to the database: the running server, one started for this alone, or the outside one. */
    private record Access(String url, String user, String password, @Nullable EmbeddedPostgres own)
            implements AutoCloseable {

        static Access open(Map<String, Object> properties, Path dataDir) {
            if (properties.containsKey("botfactory.database.url")) {
                return new Access(
                        properties.get("botfactory.database.url").toString(),
                        properties.getOrDefault("botfactory.database.username", "").toString(),
                        properties.getOrDefault("botfactory.database.password", "").toString(),
                        null);
            }
            return EmbeddedPostgres.running(dataDir)
                    .map(running -> new Access(running.url(), running.user(), running.password(), null))
                    .orElseGet(() -> of(EmbeddedPostgres.start(dataDir)));
        }

        private static Access of(EmbeddedPostgres started) {
            return new Access(started.url(), started.user(), started.password(), started);
        }

        Connection connect() throws SQLException {
            return DriverManager.getConnection(url, user, password);
        }

        @Override
        public void close() {
            if (own != null) {
                own.close();
            }
        }
    }
}
