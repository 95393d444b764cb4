package uz.botfactory.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import uz.botfactory.support.Ids;
import uz.botfactory.web.pages.ChatLine;
import uz.botfactory.web.pages.DemoChat;
import uz.botfactory.web.pages.LandingPage;
import uz.botfactory.web.pages.Wanted;

/** The first page of a visitor, with a bot that answers. */
@Controller
class LandingController {

    private static final String VISITOR = "visitor";

    private final PriceLists prices;
    private final DemoTalk talk;

    LandingController(PriceLists prices, DemoTalk talk) {
        this.prices = prices;
        this.talk = talk;
    }

    @GetMapping("/")
    String show(
            @RequestParam(defaultValue = "monthly") String period,
            @RequestParam(defaultValue = "UZS") String currency,
            @CookieValue(name = VISITOR, required = false) @Nullable String visitor,
            Model model) {
        return page(visitor == null ? List.of() : talk.said(visitor), period, currency, model);
    }

    /** Adds the answer to the page; without JavaScript the whole page comes again. */
    @PostMapping("/chat/demo")
    String ask(
            @RequestParam(defaultValue = "") String question,
            @CookieValue(name = VISITOR, required = false) @Nullable String known,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String live,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        var text = question.strip();
        var visitor = known != null && known.matches("[0-9a-f-]{36}") ? known : welcome(request, response);
        var said = text.isEmpty() ? List.<ChatLine>of() : List.of(ask(visitor, text, request));
        if (live != null) {
            model.addAttribute("lines", said);
            return "web/lines";
        }
        return page(talk.said(visitor), "monthly", "UZS", model);
    }

    private ChatLine ask(String visitor, String text, HttpServletRequest request) {
        return talk.ask(visitor, request.getRemoteAddr(), text, ReaderLanguage.of(request).language());
    }

    private String page(List<ChatLine> said, String period, String currency, Model model) {
        model.addAttribute("page", new LandingPage(new DemoChat(said), prices.open(period, currency, Wanted.NOTHING, "/")));
        return "web/landing";
    }

    private static String welcome(HttpServletRequest request, HttpServletResponse response) {
        var visitor = Ids.next().toString();
        var cookie = new Cookie(VISITOR, visitor);
        cookie.setPath("/");
        cookie.setHttpOnly(true);
        cookie.setSecure(request.isSecure());
        cookie.setMaxAge((int) Duration.ofDays(1).toSeconds());
        cookie.setAttribute("SameSite", "Lax");
        response.addCookie(cookie);
        return visitor;
    }
}
