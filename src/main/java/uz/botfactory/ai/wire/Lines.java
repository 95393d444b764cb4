package uz.botfactory.ai.wire;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** The data lines of a server-sent event stream, as bytes, without a string made. */
public final class Lines {

    private static final int LONGEST = 4 << 20;

    private final InputStream in;
    private byte[] buffer = new byte[4096];
    private int start;
    private int end;
    private int lineEnd;
    private int following;

    public Lines(InputStream in) {
        this.in = in;
    }

    /** Moves to the next line that carries data; false at the end of the stream. */
    public boolean next() throws IOException {
        while (nextLine()) {
            if (isData()) {
                return true;
            }
        }
        return false;
    }

    public byte[] bytes() {
        return buffer;
    }

    public int from() {
        return start;
    }

    public int length() {
        return lineEnd - start;
    }

    public boolean is(String ascii) {
        if (length() != ascii.length()) {
            return false;
        }
        for (var i = 0; i < ascii.length(); i++) {
            if (buffer[start + i] != ascii.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private boolean nextLine() throws IOException {
        start = following;
        for (var at = start; ; at++) {
            if (at == end) {
                var kept = end - start;
                if (!more()) {
                    return lastWithoutBreak();
                }
                at = start + kept;
            }
            if (buffer[at] == '\n') {
                lineEnd = at > start && buffer[at - 1] == '\r' ? at - 1 : at;
                following = at + 1;
                return true;
            }
        }
    }

    private boolean lastWithoutBreak() {
        lineEnd = end;
        following = end;
        return end > start;
    }

    /** Makes room behind what is not yet a line, and reads into it. */
    private boolean more() throws IOException {
        if (start > 0) {
            System.arraycopy(buffer, start, buffer, 0, end - start);
            end -= start;
            start = 0;
        }
        if (end == buffer.length) {
            if (end >= LONGEST) {
                throw new IOException("An event without an end");
            }
            buffer = Arrays.copyOf(buffer, end * 2);
        }
        var read = in.read(buffer, end, buffer.length - end);
        end += Math.max(0, read);
        return read > 0;
    }

    private boolean isData() {
        if (lineEnd - start < 5 || !startsWithData()) {
            return false;
        }
        start += 5;
        while (start < lineEnd && buffer[start] == ' ') {
            start++;
        }
        return start < lineEnd;
    }

    private boolean startsWithData() {
        return buffer[start] == 'd'
                && buffer[start + 1] == 'a'
                && buffer[start + 2] == 't'
                && buffer[start + 3] == 'a'
                && buffer[start + 4] == ':';
    }
}
