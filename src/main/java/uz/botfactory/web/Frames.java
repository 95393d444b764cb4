package uz.botfactory.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.RequestContextUtils;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import uz.botfactory.support.Texts;
import uz.botfactory.support.UiLanguage;

/** Builds the frame of each page. */
@Component
class Frames {

    static final ZoneId TASHKENT = ZoneId.of("Asia/Tashkent");
    static final String THEME_COOKIE = "theme";

    private final Texts texts;
    private final Languages languages;
    private final Readers readers;
    private final BotChooser chooser;
    private final Assets assets;
    private final InterfaceSettings settings;
    private final Clock clock;

    Frames(
            Texts texts,
            Languages languages,
            Readers readers,
            BotChooser chooser,
            Assets assets,
            InterfaceSettings settings,
            Clock clock) {
        this.texts = texts;
        this.languages = languages;
        this.readers = readers;
        this.chooser = chooser;
        this.assets = assets;
        this.settings = settings;
        this.clock = clock;
    }

    /** The frame of the page that answers this request; made once. */
    Frame of(HttpServletRequest request) {
        var made = (@Nullable Frame) request.getAttribute(Frame.class.getName());
        if (made == null) {
            made = make(request);
            request.setAttribute(Frame.class.getName(), made);
        }
        return made;
    }

    /** Keeps in mind which bot the page was about. */
    void remember(HttpServletRequest request, HttpServletResponse response) {
        chooser.remember(of(request).choice(), request, response);
    }

    private Frame make(HttpServletRequest request) {
        var language = ReaderLanguage.of(request).language();
        var reader = readers.current().orElse(null);
        return new Frame(
                texts,
                language,
                languages.onOffer(),
                pathOf(request),
                ServletUriComponentsBuilder.fromContextPath(request).build().toUriString(),
                theme(request),
                reader,
                chooser.choice(request),
                csrf(request),
                told(request),
                assets,
                settings,
                reader == null ? TASHKENT : reader.zone(),
                clock);
    }

    /** What was asked for, also when the request was forwarded to an error page. */
    private static String pathOf(HttpServletRequest request) {
        var failed = (@Nullable String) request.getAttribute("jakarta.servlet.error.request_uri");
        var path = failed == null ? request.getRequestURI() : failed;
        var first = Addresses.firstSegment(path);
        if (UiLanguage.of(first).isPresent()) {
            path = path.substring(first.length() + 1);
        }
        var query = request.getQueryString();
        return (path.isEmpty() ? "/" : path) + (query == null ? "" : "?" + query);
    }

    private static String theme(HttpServletRequest request) {
        var value = cookie(request, THEME_COOKIE);
        return "dark".equals(value) || "light".equals(value) ? value : "";
    }

    static @Nullable String cookie(HttpServletRequest request, String name) {
        var cookies = request.getCookies();
        for (Cookie cookie : cookies == null ? new Cookie[0] : cookies) {
            if (cookie.getName().equals(name)) {
                return cookie.getValue();
            }
        }
        return null;
    }

    private static @Nullable CsrfToken csrf(HttpServletRequest request) {
        return (CsrfToken) request.getAttribute(CsrfToken.class.getName());
    }

    private static Frame.Told told(HttpServletRequest request) {
        var flash = RequestContextUtils.getInputFlashMap(request);
        return flash == null
                ? Frame.Told.NOTHING
                : new Frame.Told((String) flash.get("notice"), (String) flash.get("trouble"));
    }
}
