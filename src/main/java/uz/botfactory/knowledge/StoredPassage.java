package uz.botfactory.knowledge;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.apache.lucene.util.BytesRef;

/** A passage as bytes of the index: its ids, then each text after its length. */
final class StoredPassage {

    private StoredPassage() {}

    static byte[] write(IndexedPassage passage) {
        byte[][] texts = {bytes(passage.documentName()), bytes(passage.heading()), bytes(passage.text())};
        int size = 32;
        for (byte[] text : texts) {
            size += 4 + text.length;
        }
        var buffer = ByteBuffer.allocate(size);
        put(buffer, passage.id());
        put(buffer, passage.documentId());
        for (byte[] text : texts) {
            buffer.putInt(text.length).put(text);
        }
        return buffer.array();
    }

    static Passage read(BytesRef bytes, double score) {
        var buffer = ByteBuffer.wrap(bytes.bytes, bytes.offset, bytes.length);
        return new Passage(uuid(buffer), uuid(buffer), text(buffer), text(buffer), text(buffer), score);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void put(ByteBuffer buffer, UUID id) {
        buffer.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    }

    private static UUID uuid(ByteBuffer buffer) {
        return new UUID(buffer.getLong(), buffer.getLong());
    }

    private static String text(ByteBuffer buffer) {
        int length = buffer.getInt();
        var text = new String(buffer.array(), buffer.arrayOffset() + buffer.position(), length, StandardCharsets.UTF_8);
        buffer.position(buffer.position() + length);
        return text;
    }
}
