package uz.botfactory.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import uz.botfactory.support.Ids;
import uz.botfactory.support.Texts;
import uz.botfactory.support.UiLanguage;
import uz.botfactory.web.pages.ErrorPage;

/** Tells what went wrong in the reader's language: problem+json (RFC 9457) to programs, a page to people. */
@Component
class Failures {

    private static final String PAGE = "web/error";

    private final Texts texts;
    private final JteViews views;

    Failures(Texts texts, JteViews views) {
        this.texts = texts;
        this.views = views;
    }

    /**
     * Tells it: programs, known by the address they called, get what is returned; to people a page is written at once,
     * since whoever asks may be a filter that renders nothing.
     */
    @Nullable ResponseEntity<Map<String, Object>> tell(
            Failure failure,
            String path,
            HttpServletRequest request,
            HttpServletResponse response,
            @Nullable String reference)
            throws IOException {
        var language = ReaderLanguage.of(request).language();
        if (!Addresses.isPage(path)) {
            return problem(failure, language, reference);
        }
        response.setStatus(failure.status());
        failure.headers().forEach((name, values) -> values.forEach(value -> response.setHeader(name, value)));
        views.named(PAGE).render(Map.of("page", page(failure, language, reference)), request, response);
        return null;
    }

    /** A name for one failure of ours, for the log and for the person who asks for help. */
    static String reference() {
        return Ids.next().toString().substring(24);
    }

    private ResponseEntity<Map<String, Object>> problem(
            Failure failure, UiLanguage language, @Nullable String reference) {
        return ResponseEntity.status(failure.status())
                .headers(failure.headers())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .header("Content-Language", language.tag())
                .body(body(failure, language, reference));
    }

    private Map<String, Object> body(Failure failure, UiLanguage language, @Nullable String reference) {
        var body = new LinkedHashMap<String, Object>();
        body.put("type", "about:blank");
        body.put("title", texts.get(language, failure.titleKey()));
        body.put("status", failure.status());
        body.put("code", failure.code());
        body.put("detail", text(failure, language));
        if (failure.field() != null) {
            body.put("field", failure.field());
        }
        body.putAll(failure.details());
        if (reference != null) {
            body.put("reference", reference);
        }
        return body;
    }

    private ErrorPage page(Failure failure, UiLanguage language, @Nullable String reference) {
        return new ErrorPage(
                failure.status(),
                texts.get(language, failure.titleKey()),
                text(failure, language),
                failure.wayOut(),
                reference);
    }

    private String text(Failure failure, UiLanguage language) {
        return texts.get(language, failure.messageKey(), failure.arguments());
    }
}
