package uz.botfactory.conversations;

import java.time.Instant;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import uz.botfactory.accounts.Accounts;
import uz.botfactory.bots.Bot;

/** When people of the business are there, as far as the owner said. */
@Component
class Hours {

    private final Accounts accounts;

    Hours(Accounts accounts) {
        this.accounts = accounts;
    }

    /** Known to be away at this moment. */
    boolean nobodyIsThere(Bot bot, Instant now) {
        return bot.workingHours().known()
                && !bot.workingHours().open(now.atZone(accounts.get(bot.account()).zone()));
    }

    /** For a model: "MONDAY 09:00-18:00, …"; empty when nothing is known. */
    static String of(Bot bot) {
        return bot.workingHours().spans().stream()
                .map(span -> span.day() + " " + span.from() + "-" + span.until())
                .collect(Collectors.joining(", "));
    }
}
