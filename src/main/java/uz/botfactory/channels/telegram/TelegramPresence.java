package uz.botfactory.channels.telegram;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import uz.botfactory.ai.Draft;
import uz.botfactory.channels.Connection;
import uz.botfactory.channels.Presence;

/**
 * Typing, and the answer as it grows. Words are shown in private chats only, at most every 700 ms, and never once the
 * answer itself is on its way: a preview that comes after it would stay on the screen.
 */
final class TelegramPresence implements Presence {

    private static final Logger LOG = LoggerFactory.getLogger(TelegramPresence.class);
    private static final long BETWEEN_NANOS = 700_000_000L;
    private static final int SHORTEST = 12;

    private final TelegramApi api;
    private final TelegramPace pace;
    private final TelegramDrafts drafts;
    private final Connection connection;
    private final Chat chat;
    private final long number;
    private final ReentrantLock calling = new ReentrantLock();
    private final AtomicBoolean underWay = new AtomicBoolean();

    private volatile boolean over;
    private volatile long last = System.nanoTime() - BETWEEN_NANOS;

    TelegramPresence(TelegramApi api, TelegramPace pace, TelegramDrafts drafts, Connection connection, Chat chat) {
        this.api = api;
        this.pace = pace;
        this.drafts = drafts;
        this.connection = connection;
        this.chat = chat;
        this.number = drafts.number();
    }

    @Override
    public Draft words() {
        return chat.isGroup() || !drafts.areShown() ? Draft.NONE : this;
    }

    @Override
    public void working() {
        show("sendChatAction", chat.thread() == 0
                ? Map.of("chat_id", chat.id(), "action", "typing")
                : Map.of("chat_id", chat.id(), "message_thread_id", chat.thread(), "action", "typing"));
    }

    @Override
    public void grown(String textSoFar) {
        if (mayShow(textSoFar) && underWay.compareAndSet(false, true)) {
            last = System.nanoTime();
            Thread.ofVirtual().name("draft").start(() -> draft(textSoFar.strip()));
        }
    }

    private boolean mayShow(String text) {
        return !over
                && text.length() >= SHORTEST
                && text.length() <= Parts.LONGEST
                && System.nanoTime() - last >= BETWEEN_NANOS
                && drafts.areShown();
    }

    private void draft(String text) {
        try {
            show("sendMessageDraft", Map.of("chat_id", chat.id(), "draft_id", number, "text", text));
        } finally {
            underWay.set(false);
        }
    }

    private void show(String method, Map<String, ?> parameters) {
        calling.lock();
        try {
            if (!over && !pace.isSilent(connection)) {
                api.callBriefly(connection.token(), method, parameters);
            }
        } catch (TelegramRefused e) {
            refused(method, e);
        } catch (TelegramSilent e) {
            LOG.debug("No answer to {}: {}", method, e.getMessage());
        } finally {
            calling.unlock();
        }
    }

    private void refused(String method, TelegramRefused e) {
        over = true;
        if (e.isTooFast()) {
            drafts.rest();
            pace.silence(connection, e.retryAfter());
        } else if (e.isNoSuchMethod() && method.equals("sendMessageDraft")) {
            drafts.areUnknown();
        }
    }

    @Override
    public void over() {
        over = true;
        try {
            if (calling.tryLock(1, TimeUnit.SECONDS)) {
                calling.unlock();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
