package uz.botfactory.payments;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.accounts.Accounts;
import uz.botfactory.accounts.CurrentUser;
import uz.botfactory.payments.pages.StaffRevenue;
import uz.botfactory.plans.DollarRates;
import uz.botfactory.plans.Plan;
import uz.botfactory.plans.Plans;
import uz.botfactory.support.Ids;
import uz.botfactory.support.Problem;
import uz.botfactory.support.Texts;
import uz.botfactory.support.UiLanguage;

/** Where staff see what came in, what waits for them, and set the dollar's rate. */
@Controller
@RequestMapping("/admin/revenue")
class StaffRevenueController {

    private static final int MONTHS = 13;

    private final Revenue revenue;
    private final StaffTasks tasks;
    private final OtherAmounts others;
    private final NightlyCheck check;
    private final Invoices invoices;
    private final DollarRates rates;
    private final Accounts accounts;
    private final Plans plans;
    private final Texts texts;
    private final Clock clock;

    StaffRevenueController(
            Revenue revenue,
            StaffTasks tasks,
            OtherAmounts others,
            NightlyCheck check,
            Invoices invoices,
            DollarRates rates,
            Accounts accounts,
            Plans plans,
            Texts texts,
            Clock clock) {
        this.revenue = revenue;
        this.tasks = tasks;
        this.others = others;
        this.check = check;
        this.invoices = invoices;
        this.rates = rates;
        this.accounts = accounts;
        this.plans = plans;
        this.texts = texts;
        this.clock = clock;
    }

    @GetMapping
    String show(CurrentUser user, UiLanguage language, Model model) {
        user.requireStaff();
        var today = LocalDate.ofInstant(clock.instant(), user.zone());
        var from = today.withDayOfMonth(1).minusMonths(MONTHS - 1L).atStartOfDay(user.zone()).toInstant();
        var found = revenue.between(from, clock.instant().plusSeconds(1), user.zone());
        var rate = rates.today();
        model.addAttribute(
                "page",
                new StaffRevenue(
                        found.stream().map(line -> line(line, language)).toList(),
                        totals(found),
                        tasks.all().stream().map(task -> task(task, language)).toList(),
                        check.last().checkedAt(),
                        fields(invoices.requisites()),
                        rate.map(DollarRates.DollarRate::rate).orElse(""),
                        today.toString()));
        return "payments/staff-revenue";
    }

    @PostMapping("/dollar-rate")
    String rate(
            CurrentUser user,
            @RequestParam(defaultValue = "") String rate,
            @RequestParam(defaultValue = "") String from,
            RedirectAttributes redirect) {
        user.requireStaff();
        try {
            rates.set(number(rate), from.isEmpty() ? null : LocalDate.parse(from), user.id());
            redirect.addFlashAttribute("notice", "payments.staff.rateSet");
        } catch (Problem problem) {
            redirect.addFlashAttribute("trouble", problem.messageKey());
        } catch (java.time.DateTimeException e) {
            redirect.addFlashAttribute("trouble", "plans.problem.rateDate");
        }
        return "redirect:/admin/revenue";
    }

    @PostMapping("/requisites")
    String requisites(CurrentUser user, @RequestParam Map<String, String> form, RedirectAttributes redirect) {
        user.requireStaff();
        try {
            invoices.change(
                    new Requisites(
                            form.get("name"),
                            form.get("address"),
                            form.get("taxId"),
                            form.get("bank"),
                            form.get("bankCode"),
                            form.get("account"),
                            form.get("phone"),
                            form.get("director")),
                    user.id());
            redirect.addFlashAttribute("notice", "payments.staff.requisitesSaved");
        } catch (Problem problem) {
            redirect.addFlashAttribute("trouble", problem.messageKey());
        }
        return "redirect:/admin/revenue";
    }

    @PostMapping("/tasks/{id}/settle")
    String settle(
            CurrentUser user,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String note,
            RedirectAttributes redirect) {
        user.requireStaff();
        try {
            others.settle(Ids.parse(id), note, user.id());
            redirect.addFlashAttribute("notice", "payments.staff.settled");
        } catch (Problem problem) {
            redirect.addFlashAttribute("trouble", problem.messageKey());
        }
        return "redirect:/admin/revenue";
    }

    private StaffRevenue.Line line(Revenue.Line line, UiLanguage language) {
        return new StaffRevenue.Line(
                line.month(),
                line.provider(),
                plans.plan(line.plan()).map((Plan plan) -> plan.name(language)).orElse(line.plan()),
                line.currency(),
                line.payments(),
                whole(line.came()),
                whole(line.returned()),
                whole(line.kept()));
    }

    private static List<StaffRevenue.Line> totals(List<Revenue.Line> lines) {
        var totals = new ArrayList<StaffRevenue.Line>();
        for (var currency : List.of("UZS", "USD")) {
            var own = lines.stream().filter(line -> line.currency().equals(currency)).toList();
            if (!own.isEmpty()) {
                totals.add(new StaffRevenue.Line(
                        null,
                        "",
                        "",
                        currency,
                        own.stream().mapToLong(Revenue.Line::payments).sum(),
                        whole(own.stream().mapToLong(Revenue.Line::came).sum()),
                        whole(own.stream().mapToLong(Revenue.Line::returned).sum()),
                        whole(own.stream().mapToLong(Revenue.Line::kept).sum())));
            }
        }
        return totals;
    }

    private StaffRevenue.Task task(StaffTasks.Task task, UiLanguage language) {
        return new StaffRevenue.Task(
                task.kind().name().toLowerCase(java.util.Locale.ROOT),
                task.id() == null ? null : task.id().toString(),
                name(task.account()),
                task.order(),
                task.amount(),
                task.expected(),
                task.provider(),
                task.plan() == null ? null : plans.plan(task.plan()).map((Plan plan) -> plan.name(language)).orElse(task.plan()),
                text(task.isWorded() ? texts.get(language, text(task.reason())) : task.reason()),
                text(task.detail()),
                task.again(),
                task.since());
    }

    private @Nullable String name(@Nullable AccountId account) {
        return account == null
                ? null
                : accounts.find(account).map(one -> accounts.person(one.owner()).fullName()).orElse(null);
    }

    private static Map<String, String> fields(Requisites requisites) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("name", text(requisites.name()));
        fields.put("address", text(requisites.address()));
        fields.put("taxId", text(requisites.taxId()));
        fields.put("bank", text(requisites.bank()));
        fields.put("bankCode", text(requisites.bankCode()));
        fields.put("account", text(requisites.account()));
        fields.put("phone", text(requisites.phone()));
        fields.put("director", text(requisites.director()));
        return fields;
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static BigDecimal whole(long minor) {
        return BigDecimal.valueOf(minor, 2);
    }

    private static @Nullable BigDecimal number(String typed) {
        try {
            return new BigDecimal(typed.replaceAll("[\\s\u00a0]", "").replace(',', '.'));
        } catch (NumberFormatException e) {
            return null; // the rate's own rule says what is wrong
        }
    }
}
