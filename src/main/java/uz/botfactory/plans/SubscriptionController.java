package uz.botfactory.plans;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import uz.botfactory.accounts.Accounts;
import uz.botfactory.accounts.CurrentUser;
import uz.botfactory.accounts.UserId;
import uz.botfactory.plans.pages.SubscriptionPage;
import uz.botfactory.support.Ids;
import uz.botfactory.support.Problem;
import uz.botfactory.support.UiLanguage;

/** Where staff see one business's plan, and grant, extend or end it. */
@Controller
@RequestMapping("/admin/users/{id}/plan")
class SubscriptionController {

    private final PlanDesk desk;
    private final CatalogueDesk catalogue;
    private final Plans plans;
    private final Accounts accounts;

    SubscriptionController(PlanDesk desk, CatalogueDesk catalogue, Plans plans, Accounts accounts) {
        this.desk = desk;
        this.catalogue = catalogue;
        this.plans = plans;
        this.accounts = accounts;
    }

    @GetMapping
    String show(CurrentUser user, UiLanguage language, @PathVariable String id, Model model) {
        user.requireStaff();
        var person = new UserId(Ids.parse(id));
        var details = desk.details(person, language, user.zone());
        model.addAttribute(
                "page",
                new SubscriptionPage(
                        accounts.person(person),
                        details,
                        PlanViews.lower(details.plan().status()),
                        plans.plan(details.plan().code(), details.plan().version()),
                        catalogue.all()));
        return "plans/subscription";
    }

    @PostMapping("/grant")
    String grant(
            CurrentUser user,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String plan,
            @RequestParam(defaultValue = "") String period,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect) {
        return done(user, id, redirect, () -> desk.grant(
                new UserId(Ids.parse(id)),
                plan,
                Period.of(period).orElseThrow(() -> Problem.of(422, "unknown_period", "plans.problem.unknownPeriod")),
                reason,
                user.id()));
    }

    @PostMapping("/extend")
    String extend(
            CurrentUser user,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable Integer days,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect) {
        return done(user, id, redirect, () -> desk.extend(new UserId(Ids.parse(id)), days, reason, user.id()));
    }

    @PostMapping("/end")
    String end(
            CurrentUser user,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect) {
        return done(user, id, redirect, () -> desk.end(new UserId(Ids.parse(id)), reason, user.id()));
    }

    @PostMapping("/notes")
    String note(
            CurrentUser user,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String text,
            RedirectAttributes redirect) {
        return done(user, id, redirect, () -> desk.note(new UserId(Ids.parse(id)), text, user.id()));
    }

    private static String done(CurrentUser user, String id, RedirectAttributes redirect, Runnable decision) {
        user.requireStaff();
        try {
            decision.run();
            redirect.addFlashAttribute("notice", "plans.desk.done");
        } catch (Problem problem) {
            if (problem.status() == 404) {
                throw problem;
            }
            redirect.addFlashAttribute("trouble", problem.messageKey());
        }
        return "redirect:/admin/users/" + Ids.parse(id) + "/plan";
    }
}
