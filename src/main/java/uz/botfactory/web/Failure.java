package uz.botfactory.web;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import uz.botfactory.plans.LimitReached;
import uz.botfactory.support.Problem;

/** Something that went wrong, ready to be told to a person or a program. @param wayOut our page that helps */
record Failure(
        int status,
        String code,
        String messageKey,
        Object[] arguments,
        @Nullable String field,
        Map<String, String> details,
        @Nullable String wayOut,
        HttpHeaders headers) {

    private static final Map<Integer, String> CODES = Map.of(
            400, "bad_request",
            401, "unauthorized",
            402, "payment_required",
            403, "forbidden",
            404, "not_found",
            405, "method_not_allowed",
            413, "too_large",
            415, "unsupported_media_type",
            429, "too_many_requests",
            503, "unavailable");

    private static final List<Integer> TOLD_APART = List.of(400, 401, 402, 403, 404, 405, 413, 415, 429, 500, 503);

    static Failure of(Problem problem) {
        return new Failure(
                problem.status(),
                problem.code(),
                problem.messageKey(),
                problem.arguments(),
                problem.field(),
                problem.details(),
                problem instanceof LimitReached reached ? reached.wayOut() : null,
                new HttpHeaders());
    }

    static Failure of(int status, HttpHeaders headers) {
        return new Failure(status, code(status), textKey(status), new Object[0], null, Map.of(), null, headers);
    }

    static Failure of(int status) {
        return of(status, new HttpHeaders());
    }

    String titleKey() {
        return "web.error." + known(status) + ".title";
    }

    boolean ours() {
        return status >= 500;
    }

    private static String textKey(int status) {
        return "web.error." + known(status) + ".text";
    }

    private static String code(int status) {
        return CODES.getOrDefault(status, status >= 500 ? "internal_error" : "bad_request");
    }

    private static int known(int status) {
        return TOLD_APART.contains(status) ? status : status >= 500 ? 500 : 400;
    }
}
