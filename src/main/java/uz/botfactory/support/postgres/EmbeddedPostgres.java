package uz.botfactory.support.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real PostgreSQL server on a loopback port of its own, its data in one folder, stopped with this process.
 *
 * <p>Durable: fsync and synchronous_commit are on. After a kill -9 of the process before, a server that still runs on
 * the same data is stopped first.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final String USER = "botfactory";

    private final Path data;
    private final String password;
    private final int port;
    private final Process server;

    private EmbeddedPostgres(Path data, String password, int port, Process server) {
        this.data = data;
        this.password = password;
        this.port = port;
        this.server = server;
    }

    /** Starts the server over DATA_DIR/postgres, made on first use; returns when it answers. */
    public static EmbeddedPostgres start(Path dataDir) {
        return start(dataDir, dataDir.resolve("cache"));
    }

    /** The same with the unpacked programs kept elsewhere, so that several servers share them. */
    public static EmbeddedPostgres start(Path dataDir, Path cache) {
        try {
            var home = dataDir.toAbsolutePath().normalize();
            Files.createDirectories(home);
            var programs = Programs.unpack(cache.toAbsolutePath().normalize());
            var account = Account.choose(home, programs);
            var data = home.resolve("postgres");
            var secret = home.resolve("postgres.password");
            Leftover.stop(data);
            if (!Files.exists(data.resolve("PG_VERSION"))) {
                initialise(data, secret, programs, account);
            }
            return launch(data, Files.readString(secret).strip(), programs, account);
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded database could not be started in " + dataDir, e);
        }
    }

    /** How to reach a server that a running product has started over this folder; empty when none answers. */
    public static Optional<Running> running(Path dataDir) {
        var home = dataDir.toAbsolutePath().normalize();
        var lock = home.resolve("postgres/postmaster.pid");
        if (!Files.exists(lock)) {
            return Optional.empty();
        }
        try {
            // Line 4 of postmaster.pid is the port (PostgreSQL's miscadmin.h).
            var port = Files.readAllLines(lock).get(3).strip();
            var password = Files.readString(home.resolve("postgres.password")).strip();
            var running = new Running("jdbc:postgresql://127.0.0.1:" + port + "/postgres", USER, password);
            try (var connection = DriverManager.getConnection(running.url(), running.user(), running.password())) {
                return connection.isValid(5) ? Optional.of(running) : Optional.empty();
            }
        } catch (IOException | IndexOutOfBoundsException | SQLException e) {
            LOG.debug("Nobody serves {}", home, e);
            return Optional.empty();
        }
    }

    /** A server that somebody else has started. */
    public record Running(String url, String user, String password) {}

    /** Where JDBC finds it. */
    public String url() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    public String user() {
        return USER;
    }

    public String password() {
        return password;
    }

    /** Whether the server still runs. */
    public boolean isRunning() {
        return server.isAlive();
    }

    /** Its process id. */
    public long pid() {
        return server.pid();
    }

    /** Stops the server: sessions are ended, everything committed is on disk. */
    @Override
    public void close() {
        if (!server.isAlive()) {
            return;
        }
        try {
            Leftover.signal(server.pid(), "INT");
            if (!server.waitFor(20, TimeUnit.SECONDS)) {
                LOG.warn("The embedded database did not stop in 20 s and is ended at once");
                Leftover.signal(server.pid(), "QUIT");
                server.waitFor(10, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void initialise(Path data, Path secret, Path programs, Account account) throws IOException {
        // Half-made data of an interrupted first start holds nothing yet.
        Programs.delete(data);
        var bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        Files.createDirectories(data);
        Files.writeString(secret, HexFormat.of().formatHex(bytes) + "\n");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
        account.own(data);
        account.own(secret);
        var command = account.command(List.of(
                programs.resolve("bin/initdb").toString(),
                "-D",
                data.toString(),
                "-U",
                USER,
                "--pwfile=" + secret,
                "--auth=scram-sha-256",
                "-E",
                "UTF8",
                "--locale=C",
                // A new piece of the log is filled with zeros while every commit waits: 16 MB, as usual, take a disk that
                // is not fast a fifth of a second.
                "--wal-segsize=4",
                "--no-instructions"));
        var log = data.resolveSibling("postgres-initdb.log");
        var made = new ProcessBuilder(command)
                .directory(data.getParent().toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (await(made, Duration.ofMinutes(2)) != 0) {
            throw new IllegalStateException("The embedded database could not be made in " + data + ": "
                    + Files.readString(log).strip());
        }
    }

    private static EmbeddedPostgres launch(Path data, String password, Path programs, Account account)
            throws IOException {
        int port = freePort();
        var command = new ArrayList<>(List.of(programs.resolve("bin/postgres").toString(), "-D", data.toString()));
        settings(port).forEach((name, value) -> {
            command.add("-c");
            command.add(name + "=" + value);
        });
        var log = data.resolveSibling("postgres.log");
        var server = new ProcessBuilder(account.command(command))
                .directory(data.getParent().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        var started = new EmbeddedPostgres(data, password, port, server);
        started.awaitReady(log);
        return started;
    }

    private static Properties settings(int port) {
        var settings = new Properties();
        settings.setProperty("listen_addresses", "127.0.0.1");
        settings.setProperty("port", Integer.toString(port));
        settings.setProperty("unix_socket_directories", "");
        settings.setProperty("max_connections", "40");
        settings.setProperty("shared_buffers", "56MB");
        settings.setProperty("wal_compression", "on");
        settings.setProperty("min_wal_size", "64MB");
        settings.setProperty("max_wal_size", "512MB");
        settings.setProperty("autovacuum_max_workers", "2");
        settings.setProperty("io_method", "sync");
        settings.setProperty("jit", "off");
        settings.setProperty("max_parallel_workers", "0");
        settings.setProperty("log_line_prefix", "%m ");
        settings.setProperty("log_min_error_statement", "panic");
        settings.setProperty("timezone", "UTC");
        settings.setProperty("log_timezone", "UTC");
        return settings;
    }

    private void awaitReady(Path log) throws IOException {
        SQLException last = null;
        // A clock of its own: the wall clock may jump.
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (server.isAlive() && System.nanoTime() < end) {
            try (var connection = DriverManager.getConnection(url(), USER, password)) {
                if (connection.isValid(5)) {
                    return;
                }
            } catch (SQLException e) {
                last = e;
            }
            sleep(25);
        }
        close();
        var text = Files.readString(log).strip();
        throw new IllegalStateException(
                "The embedded database in " + data + " did not start: "
                        + text.substring(Math.max(0, text.length() - 600)),
                last);
    }

    static int await(Process process, Duration limit) {
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                return -1;
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
            return -1;
        }
    }

    static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
