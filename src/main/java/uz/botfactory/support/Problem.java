package uz.botfactory.support;

import java.util.List;
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

    protected Problem(int status, String code, String messageKey, List<Object> arguments, @Nullable String field) {
        super(code, null, false, false);
        this.status = status;
        this.code = code;
        this.messageKey = messageKey;
        this.arguments = arguments;
        this.field = field;
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
        return new Problem(status, code, messageKey, arguments, field);
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

    /** The field that is wrong, when it is one. */
    public @Nullable String field() {
        return field;
    }
}
