package uz.botfactory.conversations;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.bots.BotId;

/** A conversation as it stands: where it is led, with whom, and its latest lines, oldest first. */
record Talk(
        AccountId account,
        ConversationId id,
        BotId bot,
        String channel,
        UUID connection,
        String conversationKey,
        @Nullable Instant takenOverUntil,
        @Nullable Instant waitingSince,
        @Nullable String apologisedFor,
        Customer customer,
        List<Line> lines) {

    /** What the customer wrote and nobody dealt with. */
    List<Line> open() {
        return lines.stream().filter(Line::open).toList();
    }

    /** The first reply that was stored and did not leave. */
    Optional<Line> unsent() {
        return lines.stream().filter(Line::unsent).findFirst();
    }

    /** The open questions at the beginning, up to a command or a button: they are answered by one reply. */
    List<Line> questions() {
        var run = new ArrayList<Line>();
        for (var line : open()) {
            if (!line.isQuestion()) {
                break;
            }
            run.add(line);
        }
        return run;
    }

    boolean takenOver(Instant now) {
        return takenOverUntil != null && takenOverUntil.isAfter(now);
    }

    /** Nobody is on the other side: the owner tries the bot, or a program asks it. */
    boolean isTrial() {
        return channel.equals(Channels.TEST) || channel.equals(Channels.API);
    }

    /** Somebody waits for the answer on the spot, on no channel: the same two, and the landing's demo. */
    boolean isOnTheSpot() {
        return isTrial() || channel.equals(Channels.DEMO);
    }

    /** Replies of the bot since then. */
    List<Line> repliesSince(Instant then) {
        return lines.stream()
                .filter(line -> line.side() == Side.BOT && line.createdAt().isAfter(then))
                .toList();
    }

    Talk without(List<Line> some) {
        var rest = lines.stream().filter(line -> !some.contains(line)).toList();
        return new Talk(account, id, bot, channel, connection, conversationKey, takenOverUntil, waitingSince, apologisedFor, customer, rest);
    }
}
