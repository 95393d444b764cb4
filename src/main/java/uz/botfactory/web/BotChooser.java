package uz.botfactory.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.bots.Bot;
import uz.botfactory.bots.BotId;
import uz.botfactory.bots.Bots;

/** Which of a business's bots its pages are about: the one in the address, else the one looked at last. */
@Component
class BotChooser {

    private static final String COOKIE = "bot";
    private static final String FOLDER = "/bots/";

    /** The bots to choose from and the chosen one. */
    record Choice(List<ChosenBot> bots, @Nullable ChosenBot current) {

        static final Choice NONE = new Choice(List.of(), null);
    }

    private final Bots bots;

    BotChooser(Bots bots) {
        this.bots = bots;
    }

    Choice choice(HttpServletRequest request) {
        return Readers.user()
                .flatMap(user -> Optional.ofNullable(user.account()))
                .map(account -> bots.of(account).stream()
                        .map(bot -> new ChosenBot(bot.id().toString(), bot.name()))
                        .toList())
                .map(all -> new Choice(all, chosen(all, request)))
                .orElse(Choice.NONE);
    }

    /** The bot that this page of the account is about. */
    Optional<Bot> chosen(AccountId account, HttpServletRequest request) {
        var chosen = choice(request).current();
        return chosen == null ? Optional.empty() : bots.find(account, new BotId(UUID.fromString(chosen.id())));
    }

    /** Keeps in mind which bot was looked at. */
    void remember(Choice choice, HttpServletRequest request, HttpServletResponse response) {
        var named = named(request);
        if (choice.current() != null
                && choice.current().id().equals(named)
                && !choice.current().id().equals(Frames.cookie(request, COOKIE))) {
            var cookie = new Cookie(COOKIE, choice.current().id());
            cookie.setPath("/");
            cookie.setHttpOnly(true);
            cookie.setSecure(request.isSecure());
            cookie.setMaxAge((int) Duration.ofDays(365).toSeconds());
            cookie.setAttribute("SameSite", "Lax");
            response.addCookie(cookie);
        }
    }

    private static @Nullable ChosenBot chosen(List<ChosenBot> all, HttpServletRequest request) {
        return find(all, named(request))
                .or(() -> find(all, Frames.cookie(request, COOKIE)))
                .orElse(all.isEmpty() ? null : all.getFirst());
    }

    private static Optional<ChosenBot> find(List<ChosenBot> all, @Nullable String id) {
        return all.stream().filter(bot -> bot.id().equals(id)).findFirst();
    }

    /** The bot that the address names; whether it is one of theirs is not said. */
    private static @Nullable String named(HttpServletRequest request) {
        var path = request.getRequestURI();
        return path.startsWith(FOLDER) ? Addresses.firstSegment(path.substring(FOLDER.length() - 1)) : null;
    }
}
