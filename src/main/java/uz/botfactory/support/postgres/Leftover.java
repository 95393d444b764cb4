package uz.botfactory.support.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A server that outlived the process that had started it, known by the postmaster.pid in its data. */
final class Leftover {

    private static final Logger LOG = LoggerFactory.getLogger(Leftover.class);

    private Leftover() {}

    /** Ends the server that runs on this data, when one does, and waits until it is gone. */
    static void stop(Path data) throws IOException {
        var file = data.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return;
        }
        var lines = Files.readAllLines(file);
        long pid = lines.isEmpty() ? 0 : number(lines.getFirst());
        if (pid > 1 && serves(pid, data)) {
            LOG.info("A database server of an earlier start still runs and is stopped");
            signal(pid, "INT");
            if (!gone(pid, Duration.ofSeconds(20))) {
                signal(pid, "QUIT");
                gone(pid, Duration.ofSeconds(10));
            }
        }
        // A dead server's pid can be a zombie for seconds, or be taken by somebody else; the lock is then a lie.
        if (pid <= 1 || !serves(pid, data)) {
            Files.deleteIfExists(file);
        }
    }

    /** Sends a signal by name; that nobody is there any more is fine. */
    static void signal(long pid, String name) {
        try {
            EmbeddedPostgres.await(
                    new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start(),
                    Duration.ofSeconds(5));
        } catch (IOException e) {
            LOG.warn("Process {} could not be sent {}", pid, name, e);
        }
    }

    private static boolean gone(long pid, Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        while (alive(pid) && System.nanoTime() < end) {
            EmbeddedPostgres.sleep(20);
        }
        return !alive(pid);
    }

    private static boolean serves(long pid, Path data) {
        if (!alive(pid)) {
            return false;
        }
        var commandLine = Path.of("/proc/" + pid + "/cmdline");
        try {
            return !Files.exists(commandLine)
                    || Files.readString(commandLine).replace('\0', ' ').contains(data.toString());
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean alive(long pid) {
        var status = Path.of("/proc/" + pid + "/stat");
        try {
            if (Files.exists(status)) {
                var text = Files.readString(status);
                return text.charAt(text.lastIndexOf(')') + 2) != 'Z';
            }
        } catch (IOException e) {
            return false;
        }
        return !Files.isDirectory(Path.of("/proc/self"))
                && ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text.strip());
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
