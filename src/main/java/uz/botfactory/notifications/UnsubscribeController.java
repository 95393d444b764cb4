package uz.botfactory.notifications;

import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import uz.botfactory.accounts.Accounts;
import uz.botfactory.notifications.Unsubscribing.Wish;
import uz.botfactory.notifications.pages.UnsubscribePage;
import uz.botfactory.support.Problem;

/**
 * Leaving without signing in. Opening the page changes nothing, since programs open links too; the button and a mail
 * program's one click do.
 */
@Controller
@RequestMapping("/unsubscribe/{token}")
class UnsubscribeController {

    private final Unsubscribing unsubscribing;
    private final Choices choices;
    private final Accounts accounts;

    UnsubscribeController(Unsubscribing unsubscribing, Choices choices, Accounts accounts) {
        this.unsubscribing = unsubscribing;
        this.choices = choices;
        this.accounts = accounts;
    }

    @GetMapping
    String show(@PathVariable String token, Model model) {
        var wish = read(token);
        boolean done = wish.person() == null || !choices.of(wish.person(), wish.topic()).mail();
        model.addAttribute("page", new UnsubscribePage(token, wish.topic().code(), done));
        return "notifications/unsubscribe";
    }

    @PostMapping
    String leave(@PathVariable String token, Model model) {
        var wish = read(token);
        leave(wish);
        model.addAttribute("page", new UnsubscribePage(token, wish.topic().code(), true));
        return "notifications/unsubscribe";
    }

    /** A mail program (RFC 8058): no page, no cookies, no redirects. */
    @PostMapping(params = "List-Unsubscribe")
    ResponseEntity<String> leaveByOneClick(@PathVariable String token) {
        leave(read(token));
        return ResponseEntity.ok().contentType(MediaType.TEXT_PLAIN).body("");
    }

    private Wish read(String token) {
        return unsubscribing.read(token).orElseThrow(Problem::notFound);
    }

    /** Whoever is gone gets no mails anyway. */
    private void leave(Wish wish) {
        Optional.ofNullable(wish.person())
                .flatMap(accounts::find)
                .ifPresent(person -> choices.noMails(person.id(), wish.topic()));
    }
}
