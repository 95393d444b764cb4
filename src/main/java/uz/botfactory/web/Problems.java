package uz.botfactory.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MultipartException;
import uz.botfactory.support.Problem;

/** The one place where what went wrong in a request becomes an answer. */
@ControllerAdvice
class Problems {

    private static final Logger log = LoggerFactory.getLogger(Problems.class);

    /** PostgreSQL's word for a character that its texts cannot hold. */
    private static final String UNSTORABLE = "22021";

    private final Failures failures;

    Problems(Failures failures) {
        this.failures = failures;
    }

    /** Signing in is asked for by the security filters, not here. */
    @ExceptionHandler({AccessDeniedException.class, AuthenticationException.class})
    void leaveToSecurity(Exception refusal) throws Exception {
        throw refusal;
    }

    /** Nobody is listening any more. */
    @ExceptionHandler(AsyncRequestNotUsableException.class)
    void nobodyListens() {}

    @ExceptionHandler(Exception.class)
    @Nullable ResponseEntity<Map<String, Object>> answer(
            Exception exception, HttpServletRequest request, HttpServletResponse response) throws IOException {
        var failure = failure(exception);
        if (response.isCommitted()) {
            // Nothing can be told any more; a reader who left is no failure of ours.
            if (!(exception instanceof IOException)) {
                noted(failure, exception);
            }
            return null;
        }
        response.resetBuffer();
        return failures.tell(failure, request.getRequestURI(), request, response, noted(failure, exception));
    }

    private static Failure failure(Exception exception) {
        return switch (exception) {
            case Problem problem -> withRetry(Failure.of(problem));
            case MethodArgumentTypeMismatchException wrong ->
                Failure.of(wrong.getParameter().hasParameterAnnotation(PathVariable.class) ? 404 : 400);
            case ErrorResponse told -> Failure.of(told.getStatusCode().value(), told.getHeaders());
            case HttpMessageNotReadableException _ -> Failure.of(400);
            case TypeMismatchException _ -> Failure.of(400);
            case MultipartException upload -> Failure.of(tooLarge(upload) ? 413 : 400);
            case DataIntegrityViolationException wrong when hasUnstorable(wrong) -> Failure.of(400);
            case CannotCreateTransactionException _ -> away();
            case DataAccessResourceFailureException _ -> away();
            case NonTransientDataAccessResourceException _ -> away();
            case TransientDataAccessException _ -> away();
            default -> Failure.of(500);
        };
    }

    private static Failure withRetry(Failure failure) {
        if (failure.status() == 429) {
            failure.headers().set(HttpHeaders.RETRY_AFTER, "60");
        }
        return failure;
    }

    /** The database does not answer; it is worth trying again soon. */
    private static Failure away() {
        var headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, "5");
        return Failure.of(503, headers);
    }

    /** Somebody sent a character, such as the one numbered 0, that the database keeps in no text. */
    private static boolean hasUnstorable(DataIntegrityViolationException wrong) {
        return wrong.getMostSpecificCause() instanceof SQLException told && UNSTORABLE.equals(told.getSQLState());
    }

    private static boolean tooLarge(Throwable upload) {
        for (var cause = upload; cause != null; cause = cause.getCause()) {
            if (cause.getClass().getSimpleName().contains("SizeLimit")) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable String noted(Failure failure, Exception exception) {
        if (!failure.ours()) {
            return null;
        }
        var reference = Failures.reference();
        if (exception instanceof Problem problem) {
            log.warn("Something we depend on is away: {} ({})", problem.code(), reference);
        } else {
            log.error("A request failed ({})", reference, exception);
        }
        return reference;
    }
}
