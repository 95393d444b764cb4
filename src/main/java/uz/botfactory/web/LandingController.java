package uz.botfactory.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import uz.botfactory.web.pages.DemoChat;
import uz.botfactory.web.pages.LandingPage;

/** The first page of a visitor, with a bot that answers. */
@Controller
class LandingController {

    private final PriceLists prices;

    LandingController(PriceLists prices) {
        this.prices = prices;
    }

    @GetMapping("/")
    String show(@RequestParam(defaultValue = "monthly") String period, HttpServletRequest request, Model model) {
        model.addAttribute("page", new LandingPage(new DemoChat(List.of()), prices.forPeriod(period, "/")));
        return "web/landing";
    }
}
