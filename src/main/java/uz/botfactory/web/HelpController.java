package uz.botfactory.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import uz.botfactory.accounts.CurrentUser;
import uz.botfactory.admin.HelpRequests;
import uz.botfactory.plans.Plans;
import uz.botfactory.support.Texts;
import uz.botfactory.support.UiLanguage;
import uz.botfactory.web.pages.HelpPage;
import java.util.concurrent.atomic.AtomicInteger;

/** Questions and answers, and a form that reaches the platform's staff. */
@Controller
class HelpController {

    private static final int LONGEST = 4000;
    private static final int AN_HOUR = 5;

    private final HelpRequests requests;
    private final Plans plans;
    private final Texts texts;
    private final Cache<String, AtomicInteger> sent =
            Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(Duration.ofHours(1)).build();

    HelpController(HelpRequests requests, Plans plans, Texts texts) {
        this.requests = requests;
        this.plans = plans;
        this.texts = texts;
    }

    @GetMapping("/help")
    ModelAndView show(
            @RequestParam(defaultValue = "") String plan, @Nullable CurrentUser user, HttpServletRequest request) {
        var language = ReaderLanguage.of(request).language();
        var text = plans.plan(plan)
                .map(wish -> texts.get(language, "web.help.plan", wish.name(language)))
                .orElse("");
        return page(HttpStatus.OK, new HelpPage(user == null ? "" : user.fullName(), "", text, Map.of(), null));
    }

    @PostMapping("/help")
    ModelAndView write(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String contact,
            @RequestParam(defaultValue = "") String text,
            @Nullable CurrentUser user,
            HttpServletRequest request,
            RedirectAttributes redirect) {
        var language = ReaderLanguage.of(request).language();
        var errors = check(name, contact, text, language);
        if (!errors.isEmpty()) {
            return page(HttpStatus.UNPROCESSABLE_ENTITY, new HelpPage(name, contact, text, errors, null));
        }
        if (tooOften(request)) {
            var problem = texts.get(language, "web.help.problem.often");
            return page(HttpStatus.TOO_MANY_REQUESTS, new HelpPage(name, contact, text, Map.of(), problem));
        }
        requests.receive(user == null ? null : user.account(), name.strip(), contact.strip(), text.strip(), language);
        redirect.addFlashAttribute("notice", "web.help.sent");
        return new ModelAndView("redirect:/help");
    }

    private Map<String, String> check(String name, String contact, String text, UiLanguage language) {
        var errors = new LinkedHashMap<String, String>();
        require(errors, "name", name, 100, language);
        require(errors, "contact", contact, 200, language);
        require(errors, "text", text, LONGEST, language);
        return errors;
    }

    private void require(Map<String, String> errors, String field, String value, int longest, UiLanguage language) {
        if (value.isBlank()) {
            errors.put(field, texts.get(language, "web.help.problem." + field));
        } else if (value.length() > longest) {
            errors.put(field, texts.get(language, "web.help.problem.long", longest));
        }
    }

    private boolean tooOften(HttpServletRequest request) {
        return sent.get(request.getRemoteAddr(), address -> new AtomicInteger()).incrementAndGet() > AN_HOUR;
    }

    private static ModelAndView page(HttpStatusCode status, HelpPage page) {
        var view = new ModelAndView("web/help", "page", page);
        view.setStatus(status);
        return view;
    }
}
