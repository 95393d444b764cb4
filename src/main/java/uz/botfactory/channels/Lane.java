package uz.botfactory.channels;

import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.ai.Cancel;
import uz.botfactory.conversations.ConversationId;

/**
 * A conversation that this process works on. Whoever hears of news for it calls {@link #wake}; the thread that runs it
 * asks what it has seen.
 */
final class Lane {

    /** Who asks twice, or for longer than this, gets the answer that is being made. */
    private static final int ASK_AGAIN = 2;

    private static final long ASK_AGAIN_WITHIN = Duration.ofSeconds(10).toNanos();

    /** Where the last message came in, so that signs of life can be shown there. */
    record Place(UUID connection, String conversationKey) {}

    private final UUID owner;
    private final AccountId account;
    private final ConversationId conversation;
    private final int attempts;
    private final Duration waited;

    private final long began = System.nanoTime();

    private long wakes;
    private @Nullable Place place;
    private @Nullable Cancel asking;
    private int asked;
    private long firstAsked;

    /**
     * @param owner the name under which this process has it
     * @param waited how long its customer had waited before
     */
    Lane(
            UUID owner,
            AccountId account,
            ConversationId conversation,
            long wakes,
            int attempts,
            Duration waited,
            @Nullable Place place) {
        this.owner = owner;
        this.account = account;
        this.conversation = conversation;
        this.wakes = wakes;
        this.attempts = attempts;
        this.waited = waited;
        this.place = place;
    }

    UUID owner() {
        return owner;
    }

    AccountId account() {
        return account;
    }

    ConversationId conversation() {
        return conversation;
    }

    /** How often work on it has failed so far. */
    int attempts() {
        return attempts;
    }

    /** How long this process has had it. */
    Duration age() {
        return Duration.ofNanos(System.nanoTime() - began);
    }

    /** How long its customer has waited at most. */
    Duration waiting() {
        return waited.plus(age());
    }

    synchronized @Nullable Place place() {
        return place;
    }

    /** How many wakes were heard: the work is done when no more came until its end. */
    synchronized long wakes() {
        return wakes;
    }

    /** Nothing but one message was ever heard of here, so its reply is all there can be. */
    synchronized boolean oneMessageOnly() {
        return wakes == 1 && place != null;
    }

    /** Something new: an answer in the making is overtaken, unless that has happened often enough. */
    void wake(long count, @Nullable Place where) {
        var overtaken = heard(count, where);
        if (overtaken != null) {
            overtaken.cancel();
        }
    }

    private synchronized @Nullable Cancel heard(long count, @Nullable Place where) {
        wakes = Math.max(wakes, count);
        place = where == null ? place : where;
        return asking != null && asked <= ASK_AGAIN && System.nanoTime() - firstAsked < ASK_AGAIN_WITHIN ? asking : null;
    }

    /** An answer begins to be made; what is returned ends it early. */
    synchronized Cancel ask() {
        if (asked++ == 0) {
            firstAsked = System.nanoTime();
        }
        asking = new Cancel();
        return asking;
    }

    /** The answer is made or given up. */
    synchronized void asked(boolean overtaken) {
        asking = null;
        asked = overtaken ? asked : 0;
    }

    /** The process ends: no answer is waited for any longer. */
    void giveUp() {
        Cancel running;
        synchronized (this) {
            running = asking;
        }
        if (running != null) {
            running.cancel();
        }
    }
}
