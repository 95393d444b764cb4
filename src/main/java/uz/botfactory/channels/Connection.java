package uz.botfactory.channels;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.bots.BotId;

/**
 * One place outside where one bot is reached: a Telegram bot, later a WhatsApp number.
 *
 * @param externalId who we are there
 * @param token what we show there, in clear: it never leaves this process but towards the channel itself
 * @param secret what the channel shows us
 * @param webhookId the opaque end of the address that the channel calls
 * @param problem what the owner should know, as the end of a text key; empty when all is well
 * @param quietUntil the channel asked for silence until then
 */
public record Connection(
        AccountId account,
        UUID id,
        BotId bot,
        String channel,
        String externalId,
        String username,
        String title,
        String token,
        String secret,
        String webhookId,
        Mode mode,
        Status status,
        String problem,
        String problemDetail,
        @Nullable Instant problemAt,
        int pending,
        @Nullable Instant quietUntil,
        boolean commandsSet,
        Instant createdAt) {

    /** How messages reach us. */
    public enum Mode {
        /** Not decided yet. */
        NEW,
        WEBHOOK,
        POLLING
    }

    /** Whether it works as far as we know. */
    public enum Status {
        CONNECTED,
        /** It cannot work before the owner does something. */
        FAILING
    }

    /** Whether we may call the channel at all. */
    public boolean works() {
        return status == Status.CONNECTED;
    }

    /** Without the secrets, so that no log ever holds one. */
    @Override
    public String toString() {
        return channel + " connection " + id;
    }
}
