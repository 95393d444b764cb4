package uz.botfactory.knowledge;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uz.botfactory.knowledge.Unreadable.Why;

/**
 * Reads documents where they can do no harm: everything but plain text is read in a process of its own with little
 * memory, no secrets and not much time. A file that exhausts it takes nothing else down.
 */
final class ReadingRoom {

    private static final Logger log = LoggerFactory.getLogger(ReadingRoom.class);
    private static final Duration GRACE = Duration.ofSeconds(15);
    private static final int OUT_OF_MEMORY = 3;
    private static final Set<Process> READING = ConcurrentHashMap.newKeySet();

    private ReadingRoom() {}

    /**
     * The blocks of a document in reading order; at least one of them holds words.
     *
     * @throws IOException when the process could not do its work through no fault of the document
     */
    static List<Block> read(
            Kind kind, byte[] file, @Nullable String charset, ReadingLimits limits, Reading.Progress progress)
            throws Unreadable, IOException, InterruptedException {
        return kind.plain()
                ? Extraction.blocks(kind, file, charset, new Reading(limits, progress))
                : apart(kind, file, charset, limits, progress);
    }

    /** Ends all reading at once; whoever waits for it hears that it did not work. */
    static void close() {
        READING.forEach(Process::destroyForcibly);
    }

    private static List<Block> apart(
            Kind kind, byte[] file, @Nullable String charset, ReadingLimits limits, Reading.Progress progress)
            throws Unreadable, IOException, InterruptedException {
        var process = start();
        READING.add(process);
        var killer = CompletableFuture.delayedExecutor(
                limits.time().plus(GRACE).toMillis(), TimeUnit.MILLISECONDS);
        var late = CompletableFuture.runAsync(process::destroyForcibly, killer);
        try {
            hand(process, kind, file, charset, limits);
            var blocks = listen(process, progress);
            return blocks == null ? died(process, late) : blocks;
        } finally {
            late.cancel(false);
            READING.remove(process);
            process.destroyForcibly();
        }
    }

    private static Process start() throws IOException {
        var builder = new ProcessBuilder(command()).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        return builder.start();
    }

    private static List<String> command() {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx320m",
                "-Xss2m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:-UsePerfData",
                "-XX:+DisplayVMOutputToStderr",
                "-Djava.awt.headless=true",
                "-Dfile.encoding=UTF-8",
                "-Dlogback.configurationFile=reading-room.xml",
                "-Dpdfbox.fontcache=" + System.getProperty("java.io.tmpdir")));
        boolean packed = ReadingRoom.class.getProtectionDomain().getCodeSource().getLocation().toString().contains("!");
        if (packed) {
            command.add("-Dloader.main=" + Reader.class.getName());
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(packed ? "org.springframework.boot.loader.launch.PropertiesLauncher" : Reader.class.getName());
        return command;
    }

    private static void hand(Process process, Kind kind, byte[] file, @Nullable String charset, ReadingLimits limits) {
        try (var out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()))) {
            out.writeUTF(kind.name());
            out.writeUTF(charset == null ? "" : charset);
            out.writeLong(limits.characters());
            out.writeInt(limits.blocks());
            out.writeLong(limits.expandedBytes());
            out.writeLong(limits.time().toMillis());
            out.writeInt(file.length);
            out.write(file);
        } catch (IOException e) {
            log.debug("The reading process ended before it had the whole file"); // its exit says why
        }
    }

    /** What the process found; null when it ended in the middle of it. */
    private static @Nullable List<Block> listen(Process process, Reading.Progress progress) throws Unreadable, IOException {
        var blocks = new ArrayList<Block>();
        try (var in = new DataInputStream(new BufferedInputStream(process.getInputStream(), 65_536))) {
            while (true) {
                switch (in.readByte()) {
                    case 'P' -> progress.percent(in.readByte());
                    case 'B' -> blocks.add(block(in));
                    case 'E' -> throw new Unreadable(Why.valueOf(in.readUTF()));
                    case 'D' -> {
                        return blocks;
                    }
                    default -> throw new IOException("The reading process said something else than agreed");
                }
            }
        } catch (EOFException e) {
            return null;
        }
    }

    private static Block block(DataInputStream in) throws IOException {
        var kind = Block.Kind.values()[in.readByte()];
        int level = in.readByte();
        var text = new byte[in.readInt()];
        in.readFully(text);
        return new Block(kind, level, new String(text, java.nio.charset.StandardCharsets.UTF_8));
    }

    private static List<Block> died(Process process, CompletableFuture<?> late)
            throws Unreadable, IOException, InterruptedException {
        int exit = process.waitFor();
        if (late.isDone() || exit == Reader.TOO_LATE) {
            throw new Unreadable(Why.TOO_SLOW);
        }
        if (exit == OUT_OF_MEMORY) {
            throw new Unreadable(Why.TOO_LARGE_INSIDE);
        }
        throw new IOException("The reading process ended with " + exit);
    }
}
