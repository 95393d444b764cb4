package uz.botfactory.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.accounts.CurrentAccount;

/** What a business has, what is used, when it ends, and what else there is. */
@Controller
class PlanController {

    private final BotChooser chooser;
    private final PlanCards cards;
    private final PriceLists prices;

    PlanController(BotChooser chooser, PlanCards cards, PriceLists prices) {
        this.chooser = chooser;
        this.cards = cards;
        this.prices = prices;
    }

    @GetMapping("/plan")
    String show(
            @CurrentAccount AccountId account,
            @RequestParam(defaultValue = "monthly") String period,
            @RequestParam(defaultValue = "UZS") String currency,
            HttpServletRequest request,
            Model model) {
        model.addAttribute("plan", cards.of(account, chooser.chosen(account, request).orElse(null), ReaderLanguage.of(request).language()));
        model.addAttribute("prices", prices.of(period, currency, "/plan"));
        return "web/plan";
    }
}
