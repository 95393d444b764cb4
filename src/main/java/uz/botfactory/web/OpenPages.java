package uz.botfactory.web;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import jakarta.servlet.http.HttpServletRequest;

/** The public pages that only tell something. */
@Controller
class OpenPages {

    private final PriceLists prices;
    private final LegalTexts legal;

    OpenPages(PriceLists prices, LegalTexts legal) {
        this.prices = prices;
        this.legal = legal;
    }

    @GetMapping("/prices")
    String prices(
            @RequestParam(defaultValue = "monthly") String period,
            @RequestParam(defaultValue = "UZS") String currency,
            @RequestParam(defaultValue = "") String feature,
            @RequestParam(defaultValue = "") String channel,
            @RequestParam(defaultValue = "") String limit,
            @RequestParam(defaultValue = "0") long than,
            Model model) {
        var wanted = prices.wanted(feature, channel, limit, than);
        model.addAttribute("prices", prices.open(period, currency, wanted, "/prices"));
        return "web/prices";
    }

    @GetMapping("/offer")
    String offer(HttpServletRequest request, Model model) {
        return legal("offer", request, model);
    }

    @GetMapping("/privacy")
    String privacy(HttpServletRequest request, Model model) {
        return legal("privacy", request, model);
    }

    @GetMapping("/refund")
    String refund(HttpServletRequest request, Model model) {
        return legal("refund", request, model);
    }

    private String legal(String name, HttpServletRequest request, Model model) {
        model.addAttribute("page", legal.page(name, ReaderLanguage.of(request).language()));
        return "web/legal";
    }
}
