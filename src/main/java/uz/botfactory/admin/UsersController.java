package uz.botfactory.admin;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
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
import uz.botfactory.accounts.Person;
import uz.botfactory.accounts.UserId;
import uz.botfactory.admin.pages.UserList;
import uz.botfactory.plans.Plans;
import uz.botfactory.support.Ids;

/** Staff looks up people, bars them and lets them in again. */
@Controller
@RequestMapping("/admin/users")
class UsersController {

    private static final int SHOWN = 30;
    private static final UUID TOP = new UUID(-1, -1);

    private final Accounts accounts;
    private final Plans plans;

    UsersController(Accounts accounts, Plans plans) {
        this.accounts = accounts;
        this.plans = plans;
    }

    @GetMapping
    String list(
            CurrentUser user,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String below,
            Model model) {
        user.requireStaff();
        var found = accounts.search(q.strip(), below.isEmpty() ? TOP : Ids.parse(below), SHOWN + 1);
        var shown = found.subList(0, Math.min(SHOWN, found.size()));
        var next = found.size() > SHOWN ? shown.getLast().id().toString() : null;
        model.addAttribute("page", new UserList(q.strip(), rows(shown), next));
        return "admin/users";
    }

    @PostMapping("/{id}/ban")
    String ban(CurrentUser user, @PathVariable String id, RedirectAttributes redirect) {
        user.requireStaff();
        accounts.ban(new UserId(Ids.parse(id)), user.id());
        redirect.addFlashAttribute("notice", "admin.users.banned");
        return "redirect:/admin/users";
    }

    @PostMapping("/{id}/unban")
    String unban(CurrentUser user, @PathVariable String id, RedirectAttributes redirect) {
        user.requireStaff();
        accounts.unban(new UserId(Ids.parse(id)), user.id());
        redirect.addFlashAttribute("notice", "admin.users.unbanned");
        return "redirect:/admin/users";
    }

    private List<UserList.Row> rows(List<Person> people) {
        return people.stream().map(this::row).toList();
    }

    private UserList.Row row(Person person) {
        if (person.account() == null) {
            return new UserList.Row(person, null, null);
        }
        var plan = plans.of(person.account());
        return new UserList.Row(person, plans.plan(plan.code()).orElse(null), plan.status().name().toLowerCase(Locale.ROOT));
    }
}
