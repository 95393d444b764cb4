package uz.botfactory.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which of a business's bots its pages are about. */
@Component
class BotChooser {

    /** The bots to choose from and the chosen one. */
    record Choice(List<ChosenBot> bots, @Nullable ChosenBot current) {

        static final Choice NONE = new Choice(List.of(), null);
    }

    Choice choice(HttpServletRequest request) {
        return Choice.NONE;
    }
}
