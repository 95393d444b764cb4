package uz.botfactory.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.accounts.CurrentAccount;
import uz.botfactory.accounts.CurrentUser;
import uz.botfactory.payments.Dealings;
import uz.botfactory.plans.PlanStory;
import uz.botfactory.support.UiLanguage;
import uz.botfactory.web.pages.PlanPage;

/** What a business has, what is used, when it ends, and what else there is. */
@Controller
class PlanController {

    private final BotChooser chooser;
    private final PlanCards cards;
    private final PriceLists prices;
    private final PlanStory story;
    private final Dealings dealings;
    private final AnswerCosts costs;

    PlanController(
            BotChooser chooser,
            PlanCards cards,
            PriceLists prices,
            PlanStory story,
            Dealings dealings,
            AnswerCosts costs) {
        this.chooser = chooser;
        this.cards = cards;
        this.prices = prices;
        this.story = story;
        this.dealings = dealings;
        this.costs = costs;
    }

    @GetMapping("/plan")
    String show(
            @CurrentAccount AccountId account,
            CurrentUser user,
            @RequestParam(defaultValue = "monthly") String period,
            @RequestParam(defaultValue = "UZS") String currency,
            UiLanguage language,
            HttpServletRequest request,
            Model model) {
        var card = cards.of(account, chooser.chosen(account, request).orElse(null), language);
        model.addAttribute(
                "page",
                new PlanPage(
                        card,
                        dealings.of(account),
                        costs.of(account).map(AnswerCosts.Costs::card).orElse(null),
                        story.of(account, language, user.zone()),
                        prices.own(period, currency, card.code(), "/plan")));
        return "web/plan";
    }
}
