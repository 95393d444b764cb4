package uz.botfactory.notifications;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import uz.botfactory.accounts.CurrentUser;
import uz.botfactory.notifications.Numbers.Offering;
import uz.botfactory.notifications.pages.AdminNotices;
import uz.botfactory.notifications.pages.AdminWording;
import uz.botfactory.support.Ids;
import uz.botfactory.support.Problem;
import uz.botfactory.support.Texts;
import uz.botfactory.support.UiLanguage;

/** Where staff edit what is told, set the figures of offers, and see what went out. */
@Controller
@RequestMapping("/admin/notices")
class AdminNoticesController {

    private static final int SHOWN = 50;
    private static final UUID TOP = new UUID(-1, -1);

    private final NoticeDesk desk;
    private final Wordings wordings;
    private final Numbers numbers;
    private final Previews previews;
    private final NoticeBook book;
    private final Texts texts;

    AdminNoticesController(
            NoticeDesk desk, Wordings wordings, Numbers numbers, Previews previews, NoticeBook book, Texts texts) {
        this.desk = desk;
        this.wordings = wordings;
        this.numbers = numbers;
        this.previews = previews;
        this.book = book;
        this.texts = texts;
    }

    @GetMapping
    String show(CurrentUser user, @RequestParam(defaultValue = "") String below, Model model) {
        NoticeDesk.staffOnly(user);
        return page(user, model, numbers.offering(), below.isEmpty() ? TOP : Ids.parse(below), null);
    }

    private String page(CurrentUser user, Model model, Offering figures, UUID below, @Nullable String problem) {
        var found = book.newest(below, SHOWN + 1);
        var shown = found.subList(0, Math.min(SHOWN, found.size()));
        model.addAttribute(
                "page",
                new AdminNotices(
                        Arrays.stream(Kind.values()).map(kind -> text(user, kind)).toList(),
                        figures.hours(),
                        figures.mails(),
                        figures.percent(),
                        figures.days(),
                        problem,
                        book.unreachable().stream().map(AdminNoticesController::refused).toList(),
                        shown.stream().map(AdminNoticesController::sent).toList(),
                        found.size() > SHOWN ? shown.getLast().id().toString() : null));
        return "notifications/admin";
    }

    private AdminNotices.Text text(CurrentUser user, Kind kind) {
        int changed = (int) Wordings.WRITTEN.stream()
                .filter(language -> !wordings.isShipped(kind, language))
                .count();
        return new AdminNotices.Text(kind.code(), changed);
    }

    private static AdminNotices.Refused refused(NoticeBook.Unreachable one) {
        return new AdminNotices.Refused(one.name(), one.email(), one.since());
    }

    private static AdminNotices.Sent sent(NoticeBook.Line line) {
        return new AdminNotices.Sent(line.kind(), line.name(), line.email(), line.mail(), line.telegram(), line.at());
    }

    @PostMapping("/numbers")
    String change(
            CurrentUser user,
            @RequestParam(defaultValue = "0") int hours,
            @RequestParam(defaultValue = "-1") int mails,
            @RequestParam(defaultValue = "0") int percent,
            @RequestParam(defaultValue = "0") int days,
            HttpServletResponse response,
            RedirectAttributes redirect,
            Model model) {
        NoticeDesk.staffOnly(user);
        var figures = new Offering(hours, mails, percent, days);
        try {
            desk.change(user, figures);
        } catch (Problem problem) {
            response.setStatus(problem.status());
            return page(user, model, figures, TOP, said(user, problem));
        }
        redirect.addFlashAttribute("notice", "notifications.admin.saved");
        return "redirect:/admin/notices";
    }

    @GetMapping("/texts/{kind}")
    String edit(
            CurrentUser user, @PathVariable String kind, @RequestParam(defaultValue = "uz") String language, Model model) {
        NoticeDesk.staffOnly(user);
        var one = NoticeDesk.kind(kind);
        var in = NoticeDesk.language(language);
        return page(model, one, in, wordings.of(one, in), List.of(), null);
    }

    @PostMapping("/texts/{kind}")
    String save(
            CurrentUser user,
            @PathVariable String kind,
            @RequestParam(defaultValue = "uz") String language,
            @RequestParam(defaultValue = "save") String action,
            @RequestParam(defaultValue = "") String subject,
            @RequestParam(defaultValue = "") String body,
            @RequestParam(defaultValue = "") String button,
            HttpServletResponse response,
            RedirectAttributes redirect,
            Model model) {
        NoticeDesk.staffOnly(user);
        var one = NoticeDesk.kind(kind);
        var in = NoticeDesk.language(language);
        var typed = new Wording(subject, body, button);
        try {
            if (action.equals("preview")) {
                var checked = wordings.checked(one, typed);
                return page(model, one, in, checked, previews.of(in, checked), null);
            }
            if (action.equals("reset")) {
                desk.reset(user, one, in);
            } else {
                desk.save(user, one, in, typed);
            }
        } catch (Problem problem) {
            response.setStatus(problem.status());
            return page(model, one, in, typed, List.of(), said(user, problem));
        }
        redirect.addFlashAttribute("notice", "notifications.admin.saved");
        return "redirect:/admin/notices/texts/" + one.code() + "?language=" + in.code();
    }

    private String page(
            Model model,
            Kind kind,
            UiLanguage language,
            Wording wording,
            List<AdminWording.Preview> looks,
            @Nullable String problem) {
        model.addAttribute(
                "page",
                new AdminWording(
                        kind.code(),
                        language.code(),
                        wording.subject(),
                        wording.body(),
                        wording.button(),
                        wordings.isShipped(kind, language),
                        kind.placeholders().stream().map(name -> "{" + name + "}").collect(Collectors.joining(" ")),
                        problem,
                        looks));
        return "notifications/wording";
    }

    private String said(CurrentUser user, Problem problem) {
        return texts.get(user.language(), problem.messageKey(), problem.arguments());
    }
}
