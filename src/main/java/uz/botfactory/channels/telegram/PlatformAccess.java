package uz.botfactory.channels.telegram;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import uz.botfactory.support.Secrets;

/** What the platform's own bot shows Telegram, and what Telegram shows us for it. All processes find the same. */
@Component
class PlatformAccess {

    private static final Logger LOG = LoggerFactory.getLogger(PlatformAccess.class);

    private final String token;
    private final String webhookId;
    private final String secret;

    PlatformAccess(@Value("${botfactory.telegram.platform-token:}") String token, Secrets secrets) {
        this.token = TelegramApi.looksLikeToken(token.strip()) ? token.strip() : "";
        if (!token.isBlank() && this.token.isEmpty()) {
            LOG.warn("TELEGRAM_BOT_TOKEN does not look like a token of a bot; notices go by mail only");
        }
        this.webhookId = mark(secrets, "platform-bot.address");
        this.secret = mark(secrets, "platform-bot.secret");
    }

    private String mark(Secrets secrets, String purpose) {
        var bytes = secrets.hmac(purpose, token.getBytes(StandardCharsets.UTF_8));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    boolean exists() {
        return !token.isEmpty();
    }

    String token() {
        return token;
    }

    /** The bot's number in Telegram. */
    long id() {
        return exists() ? Long.parseLong(token.substring(0, token.indexOf(':'))) : 0;
    }

    String webhookId() {
        return webhookId;
    }

    String secret() {
        return secret;
    }
}
