package uz.botfactory.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import uz.botfactory.support.UiLanguage;

/** The languages our pages are offered in, and which of them a reader gets. */
@Component
class Languages {

    static final String COOKIE = "lang";

    private final List<UiLanguage> onOffer;

    Languages(InterfaceSettings settings) {
        this.onOffer = settings.uiLanguages().stream()
                .map(UiLanguage::of)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    List<UiLanguage> onOffer() {
        return onOffer;
    }

    /** The language on offer that has this code. */
    Optional<UiLanguage> offered(String code) {
        return UiLanguage.of(code).filter(onOffer::contains);
    }

    /** The language that the reader chose earlier. */
    Optional<UiLanguage> chosen(HttpServletRequest request) {
        var cookies = request.getCookies();
        if (cookies == null) {
            return Optional.empty();
        }
        for (Cookie cookie : cookies) {
            if (cookie.getName().equals(COOKIE)) {
                return offered(cookie.getValue());
            }
        }
        return Optional.empty();
    }

    /** The best language the browser names; Uzbek when it names none on offer. */
    UiLanguage ofBrowser(HttpServletRequest request) {
        var header = request.getHeader("Accept-Language");
        return header == null ? UiLanguage.UZ : best(header);
    }

    private UiLanguage best(String header) {
        try {
            return Locale.LanguageRange.parse(header).stream()
                    .filter(range -> range.getWeight() > 0)
                    .map(range -> named(range.getRange()))
                    .flatMap(Optional::stream)
                    .findFirst()
                    .orElse(UiLanguage.UZ);
        } catch (IllegalArgumentException e) {
            return UiLanguage.UZ; // a header that is no list of languages names none
        }
    }

    private Optional<UiLanguage> named(String range) {
        var parts = range.toLowerCase(Locale.ROOT);
        if (parts.startsWith("uz") && parts.contains("cyrl")) {
            return offered("uz-cyrl");
        }
        int dash = parts.indexOf('-');
        return offered(dash < 0 ? parts : parts.substring(0, dash));
    }
}
