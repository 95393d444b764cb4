package uz.botfactory.conversations;

import java.util.List;
import org.springframework.stereotype.Component;
import uz.botfactory.bots.Bot;

/** Up to four questions to begin with, made from what the documents are about. */
@Component
class Starters {

    List<String> of(Bot bot, Tongue tongue) {
        return List.of();
    }
}
