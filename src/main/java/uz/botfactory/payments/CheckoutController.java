package uz.botfactory.payments;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.accounts.CurrentAccount;
import uz.botfactory.payments.pages.CheckoutPage;
import uz.botfactory.payments.pages.Sum;
import uz.botfactory.payments.pages.Trouble;
import uz.botfactory.payments.pages.Way;
import uz.botfactory.plans.Money;
import uz.botfactory.plans.Period;
import uz.botfactory.plans.Plan;
import uz.botfactory.plans.Plans;
import uz.botfactory.plans.Previews;
import uz.botfactory.support.Problem;
import uz.botfactory.support.UiLanguage;

/** The page between choosing a plan and paying for it. */
@Controller
@RequestMapping("/checkout")
class CheckoutController {

    private final Plans plans;
    private final Orders orders;
    private final Previews previews;
    private final Quotes quotes;
    private final Providers providers;
    private final Buying buying;
    private final Checkout checkout;
    private final PlanRequests requests;

    CheckoutController(
            Plans plans,
            Orders orders,
            Previews previews,
            Quotes quotes,
            Providers providers,
            Buying buying,
            Checkout checkout,
            PlanRequests requests) {
        this.plans = plans;
        this.orders = orders;
        this.previews = previews;
        this.quotes = quotes;
        this.providers = providers;
        this.buying = buying;
        this.checkout = checkout;
        this.requests = requests;
    }

    /** What is chosen: a plan that this account may buy, a period, a currency, and what it costs. */
    private record Choice(Plan plan, Period period, String currency, Sum sum) {}

    @GetMapping
    ModelAndView show(@CurrentAccount AccountId account, CheckoutForm form, UiLanguage language, Model model) {
        var choice = choice(account, form);
        return choice == null
                ? new ModelAndView("redirect:/plan")
                : page(account, form, choice, null, language, model);
    }

    /** The lines with the price, asked for while a coupon is typed. */
    @GetMapping("/sum")
    String sum(@CurrentAccount AccountId account, CheckoutForm form, Model model) {
        var choice = choice(account, form);
        if (choice == null) {
            throw Problem.notFound();
        }
        model.addAttribute("sum", choice.sum());
        model.addAttribute("period", choice.period());
        model.addAttribute("fresh", true);
        return "payments/sum";
    }

    @PostMapping
    ModelAndView buy(
            @CurrentAccount AccountId account,
            CheckoutForm form,
            UiLanguage language,
            HttpServletResponse response,
            RedirectAttributes redirect,
            Model model) {
        var choice = choice(account, form);
        if (choice == null) {
            return new ModelAndView("redirect:/plan");
        }
        if (form.check() != null) {
            return page(account, form, choice, null, language, model);
        }
        try {
            return Way.REQUEST.equals(form.provider())
                    ? ask(account, form, redirect)
                    : pay(account, form, choice, redirect);
        } catch (Problem problem) {
            response.setStatus(problem.status());
            return page(account, form, choice, Trouble.of(problem), language, model);
        }
    }

    private ModelAndView ask(AccountId account, CheckoutForm form, RedirectAttributes redirect) {
        requests.ask(account, form.plan(), form.period(), form.typedCoupon());
        redirect.addFlashAttribute("notice", "payments.requests.sent");
        return new ModelAndView("redirect:/plan/requests");
    }

    private ModelAndView pay(AccountId account, CheckoutForm form, Choice choice, RedirectAttributes redirect) {
        var order = buying.order(account, form.wish(renews(form.provider())), choice.sum(), form.order());
        try {
            var address = checkout.page(order);
            if (address != null) {
                return Away.to(address);
            }
            redirect.addFlashAttribute("notice", order.open() ? "payments.checkout.placed" : "payments.checkout.given");
            return new ModelAndView("redirect:/orders/" + order.id());
        } catch (ProviderFailed e) {
            return OrdersController.failed(order, e, redirect);
        }
    }

    private boolean renews(@Nullable String provider) {
        return provider != null && providers.find(provider).filter(PaymentProvider::renews).isPresent();
    }

    private @Nullable Choice choice(AccountId account, CheckoutForm form) {
        if (form.plan() == null || plans.plan(form.plan()).filter(plan -> !plan.isTrial()).isEmpty()) {
            return null;
        }
        var plan = orders.offered(account, form.plan());
        var period = Period.of(form.period() == null ? "" : form.period()).orElse(Period.MONTHLY);
        var currency = "USD".equals(form.currency()) ? "USD" : "UZS";
        return new Choice(plan, period, currency, quotes.of(account, plan, period, currency, form.typedCoupon()));
    }

    private ModelAndView page(
            AccountId account,
            CheckoutForm form,
            Choice choice,
            @Nullable Trouble trouble,
            UiLanguage language,
            Model model) {
        var preview = previews.of(account, choice.plan(), choice.period());
        var ways = ways(choice.plan(), choice.sum().amount());
        var other = choice.currency().equals("UZS") ? "USD" : "UZS";
        model.addAttribute(
                "page",
                new CheckoutPage(
                        choice.plan(),
                        choice.period(),
                        choice.currency(),
                        choice.sum(),
                        preview,
                        plans.plan(preview.present()).map(plan -> plan.name(language)).orElse(preview.present()),
                        form.typedCoupon(),
                        ways,
                        chosen(form, ways),
                        "automatic".equals(form.renewal()),
                        ways(choice.plan(), choice.plan().price(choice.period(), other)).stream()
                                .filter(Way::isCompany)
                                .filter(way -> !ways.contains(way))
                                .toList(),
                        trouble,
                        form.order()));
        return new ModelAndView("payments/checkout");
    }

    /** Companies first, then a bank transfer in so'm, then asking for access. */
    private List<Way> ways(Plan plan, Money amount) {
        var ways = new ArrayList<Way>();
        providers.offered(plan, amount).stream()
                .filter(one -> !one.code().equals(Orders.MANUAL) || amount.currency().equals("UZS"))
                .forEach(one -> ways.add(new Way(one.code(), one.renews())));
        ways.add(new Way(Way.REQUEST, false));
        return ways;
    }

    private static String chosen(CheckoutForm form, List<Way> ways) {
        return ways.stream()
                .map(Way::code)
                .filter(code -> code.equals(form.provider()))
                .findFirst()
                .orElse(ways.getFirst().code());
    }
}
