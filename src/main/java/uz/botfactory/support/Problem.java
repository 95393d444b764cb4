package uz.botfactory.support;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that a person or a program asked for and that cannot be done, with the words to say so. The web module
 * turns it into problem+json (RFC 9457) or an error page in the reader's language.
 */
public class Problem extends RuntimeException {

    private final int status;
    private final String code;
    private final String messageKey;
    private final List<Object> arguments;
    private final @Nullable String field;
    private final Map<String, String> details;

    protected Problem(int status, String code, String messageKey, List<Object> arguments, @Nullable String field) {
        this(status, code, messageKey, arguments, field, Map.of());
    }

    private Problem(
            int status,
            String code,
            String messageKey,
            List<Object> arguments,
            @Nullable String field,
            Map<String, String> details) {
        super(code, null, false, false);
        this.status = status;
        this.code = code;
        this.messageKey = messageKey;
        this.arguments = arguments;
        this.field = field;
        this.details = details;
    }

    /** @param code stable, in snake_case; @param messageKey key of the text in {@link Texts} */
    public static Problem of(int status, String code, String messageKey, Object... arguments) {
        return new Problem(status, code, messageKey, List.of(arguments), null);
    }

    /** There is no such thing, or it is somebody else's: both look alike. */
    public static Problem notFound() {
        return of(404, "not_found", "support.problem.notFound");
    }

    /** The same, said of one field of a form or body. */
    public Problem at(String field) {
        return new Problem(status, code, messageKey, arguments, field, details);
    }

    /** The same with something more that programs can go on with. @param name in camelCase */
    public Problem with(String name, String value) {
        var more = new LinkedHashMap<>(details);
        more.put(name, value);
        return new Problem(status, code, messageKey, arguments, field, more);
    }

    /** HTTP status. */
    public int status() {
        return status;
    }

    /** Stable name for programs, in snake_case. */
    public String code() {
        return code;
    }

    /** Key of the sentence for people. */
    public String messageKey() {
        return messageKey;
    }

    /** What fills the placeholders of the sentence. */
    public Object[] arguments() {
        return arguments.toArray();
    }

    /** What programs are told besides, by name. */
    public Map<String, String> details() {
        return Collections.unmodifiableMap(details);
    }

    /** The field that is wrong, when it is one. */
    public @Nullable String field() {
        return field;
    }
}
