package uz.botfactory.channels.telegram;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import uz.botfactory.channels.Channel;
import uz.botfactory.channels.Connection;
import uz.botfactory.channels.Delivery;
import uz.botfactory.channels.DeliveryFailed;
import uz.botfactory.channels.Presence;
import uz.botfactory.conversations.Reply;

/** Takes replies to Telegram as plain text, at Telegram's speed. */
@Component
class TelegramChannel implements Channel {

    static final String NAME = "telegram";

    private static final Logger LOG = LoggerFactory.getLogger(TelegramChannel.class);

    /** Longer pauses are not waited for on the spot. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final TelegramApi api;
    private final TelegramPace pace;
    private final MovedChats moved;
    private final TelegramHealth health;
    private final TelegramDrafts drafts;

    TelegramChannel(TelegramApi api, TelegramPace pace, MovedChats moved, TelegramHealth health, TelegramDrafts drafts) {
        this.api = api;
        this.pace = pace;
        this.moved = moved;
        this.health = health;
        this.drafts = drafts;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Presence presence(Connection connection, String conversationKey) {
        return new TelegramPresence(api, pace, drafts, connection, Chat.of(conversationKey));
    }

    @Override
    public void deliver(Connection connection, Reply reply, Delivery delivery) throws DeliveryFailed {
        var parts = Parts.of(reply.text());
        if (parts.isEmpty()) {
            throw DeliveryFailed.never("channels.failed.empty");
        }
        var chat = Chat.of(reply.conversationKey());
        for (int i = delivery.parts(); i < parts.size(); i++) {
            boolean last = i == parts.size() - 1;
            delivery.took(send(connection, chat, message(reply, chat, parts.get(i), i == 0, last, delivery), delivery));
        }
    }

    private Map<String, Object> message(
            Reply reply, Chat chat, String text, boolean first, boolean last, Delivery delivery) {
        var message = new LinkedHashMap<String, Object>();
        message.put("text", text);
        if (chat.thread() != 0) {
            message.put("message_thread_id", chat.thread());
        }
        var to = reply.answersExternalId();
        if (first && to != null && isNumber(to) && (chat.isGroup() || delivery.severalOpen())) {
            message.put(
                    "reply_parameters", Map.of("message_id", Long.valueOf(to), "allow_sending_without_reply", true));
        }
        if (last && !reply.buttons().isEmpty()) {
            message.put("reply_markup", Keyboard.of(reply.buttons()));
        }
        return message;
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.length() < 19 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private String send(Connection connection, Chat chat, Map<String, Object> message, Delivery delivery)
            throws DeliveryFailed {
        long to = moved.nowAt(connection, chat.id());
        waitForTurn(connection, to, delivery);
        message.put("chat_id", to);
        try {
            return id(connection, message);
        } catch (TelegramRefused e) {
            return afterRefusal(connection, chat, message, e);
        } catch (TelegramSilent e) {
            throw e.maybeDone() ? DeliveryFailed.unclear() : DeliveryFailed.later("channels.failed.telegramAway", Duration.ofSeconds(1));
        }
    }

    private String id(Connection connection, Map<String, Object> message) throws TelegramRefused, TelegramSilent {
        return api.call(connection.token(), "sendMessage", message).path("message_id").asString("");
    }

    private void waitForTurn(Connection connection, long chat, Delivery delivery) throws DeliveryFailed {
        sleepOrLater(pace.silenceLeft(connection));
        sleepOrLater(pace.next(connection, chat, delivery.prompt()));
        // Another reply may have been told to wait while this one waited for its turn.
        sleepOrLater(pace.silenceLeft(connection));
    }

    private static void sleepOrLater(Duration wait) throws DeliveryFailed {
        if (wait.isZero()) {
            return;
        }
        if (wait.compareTo(PATIENCE) > 0) {
            throw DeliveryFailed.later("channels.failed.tooFast", wait);
        }
        try {
            Thread.sleep(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw DeliveryFailed.later("channels.failed.stopping", Duration.ZERO);
        }
    }

    private String afterRefusal(Connection connection, Chat chat, Map<String, Object> message, TelegramRefused e)
            throws DeliveryFailed {
        if (e.migratedTo() != null) {
            moved.to(connection, chat.id(), e.migratedTo());
            throw DeliveryFailed.later("channels.failed.moved", Duration.ZERO);
        }
        if (e.isTooFast()) {
            pace.silence(connection, e.retryAfter());
            throw DeliveryFailed.later("channels.failed.tooFast", Duration.ZERO);
        }
        if (e.isTokenWrong()) {
            health.tokenRefused(connection, e);
            throw DeliveryFailed.never("channels.failed.connection");
        }
        if (e.isTheirFault()) {
            throw DeliveryFailed.later("channels.failed.telegramAway", longer(e.retryAfter()));
        }
        if (isOutOfReach(e)) {
            throw DeliveryFailed.customerGone("channels.failed.gone");
        }
        LOG.warn("Telegram refused a message of {}: {}", connection, e.getMessage());
        throw DeliveryFailed.never("channels.failed.refused");
    }

    private static Duration longer(Duration asked) {
        return asked.isZero() ? Duration.ofSeconds(1) : asked;
    }

    private static boolean isOutOfReach(TelegramRefused e) {
        return e.code() == 403 || e.code() == 400 && e.description().contains("chat not found");
    }
}
