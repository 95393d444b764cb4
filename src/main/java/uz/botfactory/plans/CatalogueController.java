package uz.botfactory.plans;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import uz.botfactory.accounts.CurrentUser;
import uz.botfactory.plans.pages.PlanEditor;
import uz.botfactory.support.Problem;
import uz.botfactory.support.Texts;
import uz.botfactory.support.UiLanguage;

/** Where staff edit the plans on offer. */
@Controller
@RequestMapping("/admin/plans")
class CatalogueController {

    private final CatalogueDesk desk;
    private final Texts texts;

    CatalogueController(CatalogueDesk desk, Texts texts) {
        this.desk = desk;
        this.texts = texts;
    }

    @GetMapping
    String list(CurrentUser user, Model model) {
        user.requireStaff();
        model.addAttribute("plans", desk.all());
        return "plans/catalogue";
    }

    @GetMapping("/new")
    String blank(CurrentUser user, UiLanguage language, Model model) {
        user.requireStaff();
        return show("", Map.of("visible", "true", "modelClass", "fast"), Set.of("channels.telegram", "channels.test", "languages.uz"), null, language, model);
    }

    @PostMapping("/new")
    String create(
            CurrentUser user,
            UiLanguage language,
            @RequestParam MultiValueMap<String, String> form,
            HttpServletResponse response,
            RedirectAttributes redirect,
            Model model) {
        user.requireStaff();
        try {
            desk.create(PlanForm.read(form), user.id());
        } catch (Problem problem) {
            return again("", form, problem, language, response, model);
        }
        redirect.addFlashAttribute("notice", "plans.desk.saved");
        return "redirect:/admin/plans";
    }

    @GetMapping("/{code}")
    String edit(CurrentUser user, UiLanguage language, @PathVariable String code, Model model) {
        user.requireStaff();
        var draft = PlanDraft.of(desk.get(code));
        return show(code, PlanForm.values(draft), PlanForm.chosen(draft), null, language, model);
    }

    @PostMapping("/{code}")
    String change(
            CurrentUser user,
            UiLanguage language,
            @PathVariable String code,
            @RequestParam MultiValueMap<String, String> form,
            HttpServletResponse response,
            RedirectAttributes redirect,
            Model model) {
        user.requireStaff();
        desk.get(code);
        try {
            desk.change(code, PlanForm.read(form), user.id());
        } catch (Problem problem) {
            return again(code, form, problem, language, response, model);
        }
        redirect.addFlashAttribute("notice", "plans.desk.saved");
        return "redirect:/admin/plans/" + code;
    }

    /** One place up in the order they are shown. */
    @PostMapping("/{code}/up")
    String up(CurrentUser user, @PathVariable String code) {
        user.requireStaff();
        desk.get(code);
        var codes = new ArrayList<>(desk.all().stream().map(Plan::code).toList());
        int place = codes.indexOf(code);
        if (place > 0) {
            Collections.swap(codes, place - 1, place);
            desk.order(codes, user.id());
        }
        return "redirect:/admin/plans";
    }

    private String again(
            String code,
            MultiValueMap<String, String> form,
            Problem problem,
            UiLanguage language,
            HttpServletResponse response,
            Model model) {
        response.setStatus(problem.status());
        return show(code, PlanForm.values(form), PlanForm.chosen(form), problem, language, model);
    }

    private String show(
            String code,
            Map<String, String> values,
            Set<String> chosen,
            @Nullable Problem problem,
            UiLanguage language,
            Model model) {
        var reason = problem == null ? null : texts.get(language, problem.messageKey(), problem.arguments());
        model.addAttribute(
                "page",
                new PlanEditor(
                        code,
                        values,
                        chosen,
                        PlanRules.CHANNELS,
                        PlanRules.LANGUAGES,
                        PlanForm.FEATURES,
                        problem == null ? null : problem.field(),
                        reason,
                        code.isEmpty() ? List.of() : desk.editions(code)));
        return "plans/editor";
    }
}
