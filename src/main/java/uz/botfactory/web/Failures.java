package uz.botfactory.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import uz.botfactory.support.Ids;
import uz.botfactory.support.Texts;
import uz.botfactory.support.UiLanguage;
import uz.botfactory.web.pages.ErrorPage;

/** Tells what went wrong in the reader's language: problem+json (RFC 9457) to programs, a page to people. */
@Component
class Failures {

    private final Texts texts;

    Failures(Texts texts) {
        this.texts = texts;
    }

    /** An answer for this request; programs are known by the address they called. */
    Object answer(Failure failure, String path, HttpServletRequest request, @Nullable String reference) {
        var language = ReaderLanguage.of(request).language();
        return Addresses.isPage(path) ? page(failure, language, reference) : problem(failure, language, reference);
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
        if (reference != null) {
            body.put("reference", reference);
        }
        return body;
    }

    private ModelAndView page(Failure failure, UiLanguage language, @Nullable String reference) {
        var page = new ModelAndView("web/error");
        page.setStatus(HttpStatusCode.valueOf(failure.status()));
        page.addObject(
                "page",
                new ErrorPage(
                        failure.status(),
                        texts.get(language, failure.titleKey()),
                        text(failure, language),
                        failure.status() == 402,
                        reference));
        return page;
    }

    private String text(Failure failure, UiLanguage language) {
        return texts.get(language, failure.messageKey(), failure.arguments());
    }
}
