package uz.botfactory.channels.telegram;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import uz.botfactory.support.Ids;

/**
 * What the platform's bot has to say. A message waits in a table, is marked before Telegram is called and goes out at most
 * once: when nobody can know whether it arrived, it is not sent again. Who blocked the bot hears no more.
 */
@Component
class PlatformMessages {

    /** What stands below a message. */
    enum Keyboard {
        NONE,
        LINK,
        CONTACT,
        REMOVE
    }

    private static final Logger LOG = LoggerFactory.getLogger(PlatformMessages.class);
    private static final Duration KEPT = Duration.ofDays(30);
    private static final Duration PATIENCE = Duration.ofHours(24);
    private static final Duration LONGEST_CALL = Duration.ofMinutes(2);

    // Thirty a second is Telegram's limit for the whole bot.
    private static final long PACE_MS = 40;

    private final JdbcClient jdbc;
    private final PlatformAccess access;
    private final PlatformChats chats;
    private final TelegramApi api;
    private final Clock clock;
    private final ReentrantLock sending = new ReentrantLock();
    private volatile Instant silentUntil = Instant.EPOCH;

    private record Waiting(
            UUID id, long chatId, String text, String keyboard, String label, String address, boolean quiet, int attempts, Instant createdAt) {}

    PlatformMessages(JdbcClient jdbc, PlatformAccess access, PlatformChats chats, TelegramApi api, Clock clock) {
        this.jdbc = jdbc;
        this.access = access;
        this.chats = chats;
        this.api = api;
        this.clock = clock;
    }

    /** Within the caller's transaction; on its way as soon as that has committed. */
    void put(long chat, String text, Keyboard keyboard, String label, String address, boolean quiet) {
        jdbc.sql("""
                        insert into platform_message (id, chat_id, text, keyboard, label, address, quiet, due_at, created_at)
                        values (:id, :chat, :text, :keyboard, :label, :address, :quiet, :now, :now)
                        """)
                .param("id", Ids.next())
                .param("chat", chat)
                .param("text", text)
                .param("keyboard", keyboard.name().toLowerCase(java.util.Locale.ROOT))
                .param("label", label)
                .param("address", address)
                .param("quiet", quiet)
                .param("now", Timestamp.from(clock.instant()))
                .update();
        soon();
    }

    private void soon() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            sendInBackground();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                sendInBackground();
            }
        });
    }

    private void sendInBackground() {
        Thread.ofVirtual().name("platform-bot").start(this::sendDue);
    }

    /** Sends what is due; one at a time in this process. Whoever comes meanwhile leaves it to the job. */
    void sendDue() {
        if (!access.exists() || !sending.tryLock()) {
            return;
        }
        try {
            giveUpUnclear();
            for (var next = claim(); next.isPresent(); next = claim()) {
                send(next.get());
                Thread.sleep(PACE_MS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            sending.unlock();
        }
    }

    /** Somebody died between the mark and the outcome. */
    private void giveUpUnclear() {
        jdbc.sql("update platform_message set state = 'unclear' where state = 'sending' and due_at < :now")
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    private Optional<Waiting> claim() {
        var now = clock.instant();
        if (now.isBefore(silentUntil)) {
            return Optional.empty();
        }
        return jdbc.sql("""
                        update platform_message set state = 'sending', attempts = attempts + 1, due_at = :later
                        where id = (select id from platform_message where state = 'waiting' and due_at <= :now
                                    order by due_at, id limit 1 for update skip locked)
                        returning id, chat_id, text, keyboard, label, address, quiet, attempts, created_at
                        """)
                .param("now", Timestamp.from(now))
                .param("later", Timestamp.from(now.plus(LONGEST_CALL)))
                .query((row, n) -> new Waiting(
                        row.getObject("id", UUID.class),
                        row.getLong("chat_id"),
                        row.getString("text"),
                        row.getString("keyboard"),
                        row.getString("label"),
                        row.getString("address"),
                        row.getBoolean("quiet"),
                        row.getInt("attempts"),
                        row.getTimestamp("created_at").toInstant()))
                .optional();
    }

    private void send(Waiting message) {
        try {
            api.call(access.token(), "sendMessage", parameters(message));
            settle(message, "sent", "");
        } catch (TelegramSilent e) {
            silent(message, e);
        } catch (TelegramRefused e) {
            refused(message, e);
        }
    }

    private static Map<String, Object> parameters(Waiting message) {
        var parameters = new HashMap<String, Object>();
        parameters.put("chat_id", message.chatId());
        parameters.put("text", message.text());
        if (message.quiet()) {
            parameters.put("disable_notification", true);
        }
        switch (message.keyboard()) {
            case "link" -> parameters.put(
                    "reply_markup",
                    Map.of("inline_keyboard", List.of(List.of(Map.of("text", message.label(), "url", message.address())))));
            case "contact" -> parameters.put(
                    "reply_markup",
                    Map.of(
                            "keyboard", List.of(List.of(Map.of("text", message.label(), "request_contact", true))),
                            "resize_keyboard", true,
                            "one_time_keyboard", true));
            case "remove" -> parameters.put("reply_markup", Map.of("remove_keyboard", true));
            default -> {}
        }
        return parameters;
    }

    private void silent(Waiting message, TelegramSilent e) {
        if (e.maybeDone()) {
            settle(message, "unclear", e.getMessage());
        } else {
            later(message, backOff(message), e.getMessage());
        }
    }

    private void refused(Waiting message, TelegramRefused e) {
        if (e.isTooFast()) {
            silentUntil = clock.instant().plus(e.retryAfter()).plusSeconds(1);
            later(message, e.retryAfter().plusSeconds(1), e.getMessage());
        } else if (e.isTokenWrong()) {
            LOG.warn("Telegram does not know TELEGRAM_BOT_TOKEN any more");
            silentUntil = clock.instant().plusSeconds(60);
            later(message, Duration.ofMinutes(10), e.getMessage());
        } else if (e.isTheirFault()) {
            later(message, backOff(message), e.getMessage());
        } else {
            settle(message, "failed", e.getMessage());
            if (e.code() == 403 || e.description().contains("chat not found")) {
                chats.unlink(message.chatId());
            }
        }
    }

    private static Duration backOff(Waiting message) {
        return Duration.ofSeconds(10L << Math.min(message.attempts(), 8));
    }

    private void later(Waiting message, Duration wait, String error) {
        boolean tooOld = message.createdAt().plus(PATIENCE).isBefore(clock.instant());
        jdbc.sql("update platform_message set state = :state, due_at = :due, error = :error where id = :id")
                .param("state", tooOld ? "failed" : "waiting")
                .param("due", Timestamp.from(clock.instant().plus(wait)))
                .param("error", error)
                .param("id", message.id())
                .update();
    }

    private void settle(Waiting message, String state, String error) {
        jdbc.sql("update platform_message set state = :state, error = :error where id = :id")
                .param("state", state)
                .param("error", error)
                .param("id", message.id())
                .update();
        if (!state.equals("sent")) {
            LOG.info("A message of the platform's bot was not delivered: {} {}", state, error);
        }
    }

    void forgetOld() {
        jdbc.sql("delete from platform_message where created_at < :before and state not in ('waiting', 'sending')")
                .param("before", Timestamp.from(clock.instant().minus(KEPT)))
                .update();
    }
}
