package uz.botfactory.channels.telegram;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Where the outside finds us; empty on a machine that the outside cannot reach. */
@Component
class PublicAddress {

    private final String base;

    PublicAddress(@Value("${botfactory.public-url:}") String base) {
        this.base = base.replaceAll("/+$", "");
    }

    boolean isKnown() {
        return !base.isEmpty();
    }

    String base() {
        return base;
    }

    String webhook(String webhookId) {
        return base + TelegramWebhook.PATH + webhookId;
    }
}
