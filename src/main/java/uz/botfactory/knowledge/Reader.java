package uz.botfactory.knowledge;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** The process in which a document is read: takes it from standard input, tells its blocks, ends. */
public final class Reader {

    static final int TOO_LATE = 4;

    private Reader() {}

    public static void main(String[] arguments) throws IOException {
        var out = new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 65_536));
        System.setOut(System.err);
        try (var in = new DataInputStream(System.in)) {
            read(in, out);
        }
        out.flush();
    }

    private static void read(DataInputStream in, DataOutputStream out) throws IOException {
        var kind = Kind.valueOf(in.readUTF());
        String charset = in.readUTF();
        var limits = new ReadingLimits(in.readLong(), in.readInt(), in.readLong(), Duration.ofMillis(in.readLong()));
        var file = new byte[in.readInt()];
        in.readFully(file);
        endInTime(limits.time());
        try {
            for (var block : Extraction.blocks(kind, file, charset, new Reading(limits, percent -> say(out, percent)))) {
                tell(out, block);
            }
            out.writeByte('D');
        } catch (Unreadable e) {
            out.writeByte('E');
            out.writeUTF(e.why().name());
        }
    }

    /** Some files lead a parser into a loop that asks nobody for the time. */
    private static void endInTime(Duration time) {
        Thread.ofPlatform().daemon().start(() -> {
            try {
                Thread.sleep(time.plusSeconds(5));
                Runtime.getRuntime().halt(TOO_LATE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private static void say(DataOutputStream out, int percent) {
        try {
            out.writeByte('P');
            out.writeByte(percent);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void tell(DataOutputStream out, Block block) throws IOException {
        byte[] text = block.text().getBytes(StandardCharsets.UTF_8);
        out.writeByte('B');
        out.writeByte(block.kind().ordinal());
        out.writeByte(block.level());
        out.writeInt(text.length);
        out.write(text);
    }
}
