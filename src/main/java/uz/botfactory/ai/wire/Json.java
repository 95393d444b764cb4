package uz.botfactory.ai.wire;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** JSON by tokens: no trees and no reflection where thousands of answers stream. */
public final class Json {

    private static final JsonFactory FACTORY = new JsonFactory();

    private Json() {}

    /** Writes the inside of an object. */
    @FunctionalInterface
    public interface Body {
        void write(JsonGenerator out);
    }

    /** Reads one property; the parser stands on its value. */
    @FunctionalInterface
    public interface Property {
        void read(String name, JsonParser in);
    }

    public static byte[] object(int sizeHint, Body body) {
        var bytes = new ByteArrayOutputStream(sizeHint);
        try (var out = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
            out.writeStartObject();
            body.write(out);
            out.writeEndObject();
        }
        return bytes.toByteArray();
    }

    /** The text without what cannot be sent: halves of characters, as cutting leaves them, and NUL. */
    public static String sendable(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (isBroken(text, i)) {
                return repaired(text);
            }
        }
        return text;
    }

    private static String repaired(String text) {
        var whole = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            whole.append(isBroken(text, i) ? '\uFFFD' : text.charAt(i));
        }
        return whole.toString();
    }

    private static boolean isBroken(String text, int at) {
        var c = text.charAt(at);
        if (c == 0) {
            return true;
        }
        if (Character.isHighSurrogate(c)) {
            return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
        }
        return Character.isLowSurrogate(c) && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
    }

    public static JsonParser parser(byte[] bytes, int from, int length) {
        return FACTORY.createParser(ObjectReadContext.empty(), bytes, from, length);
    }

    /** Each property of the object the parser stands on; values nobody looked into are skipped. */
    public static void each(JsonParser in, Property property) {
        if (in.currentToken() != JsonToken.START_OBJECT) {
            in.skipChildren();
            return;
        }
        for (var name = in.nextName(); name != null; name = in.nextName()) {
            var value = in.nextToken();
            if (value == JsonToken.START_OBJECT || value == JsonToken.START_ARRAY) {
                readWhole(name, in, property);
            } else {
                property.read(name, in);
            }
        }
    }

    /** Each object of the array the parser stands on. */
    public static void eachObject(JsonParser in, Runnable element) {
        if (in.currentToken() != JsonToken.START_ARRAY) {
            in.skipChildren();
            return;
        }
        for (var token = in.nextToken(); token != JsonToken.END_ARRAY && token != null; token = in.nextToken()) {
            if (token == JsonToken.START_OBJECT) {
                element.run();
            } else {
                in.skipChildren();
            }
        }
    }

    public static @Nullable String text(JsonParser in) {
        return in.currentToken() == JsonToken.VALUE_STRING ? in.getString() : null;
    }

    /** The array of numbers the parser stands on. */
    public static float[] floats(JsonParser in) {
        var values = new float[1024];
        var count = 0;
        if (in.currentToken() == JsonToken.START_ARRAY) {
            while (in.nextToken() != JsonToken.END_ARRAY) {
                if (count == values.length) {
                    values = Arrays.copyOf(values, count * 2);
                }
                values[count++] = in.getFloatValue();
            }
        }
        return Arrays.copyOf(values, count);
    }

    private static void readWhole(String name, JsonParser in, Property property) {
        var opening = in.currentToken();
        property.read(name, in);
        if (in.currentToken() == opening) {
            in.skipChildren();
        }
    }
}
