package uz.botfactory.admin;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import uz.botfactory.accounts.CurrentUser;
import uz.botfactory.accounts.StaffRules;
import uz.botfactory.admin.pages.AdminHome;
import uz.botfactory.ai.AiStatus;
import uz.botfactory.support.Ids;

/** The back office's first page: figures, health, help requests, mails that wait. */
@Controller
@RequestMapping("/admin")
class AdminController {

    private static final int SHOWN = 20;

    private final PlatformFigures figures;
    private final HelpRequests requests;
    private final AiStatus ai;
    private final StaffRules rules;

    AdminController(PlatformFigures figures, HelpRequests requests, AiStatus ai, StaffRules rules) {
        this.figures = figures;
        this.requests = requests;
        this.ai = ai;
        this.rules = rules;
    }

    @GetMapping
    String show(CurrentUser user, Model model) {
        user.requireStaff();
        model.addAttribute(
                "page",
                new AdminHome(
                        figures.now(),
                        ai.builtInOnly(),
                        ai.providers(),
                        figures.letters(SHOWN),
                        requests.newest(SHOWN),
                        rules.secondFactorRequired()));
        return "admin/home";
    }

    @PostMapping("/help/{id}/settle")
    String settle(CurrentUser user, @PathVariable String id, RedirectAttributes redirect) {
        user.requireStaff();
        requests.settle(Ids.parse(id), user.id());
        redirect.addFlashAttribute("notice", "admin.help.settled");
        return "redirect:/admin";
    }

    @PostMapping("/second-factor")
    String requireSecondFactor(CurrentUser user, @RequestParam(defaultValue = "false") boolean required, RedirectAttributes redirect) {
        user.requireStaff();
        rules.requireSecondFactor(required, user.id());
        redirect.addFlashAttribute("notice", "admin.saved");
        return "redirect:/admin";
    }
}
