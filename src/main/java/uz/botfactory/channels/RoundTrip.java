package uz.botfactory.channels;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import uz.botfactory.conversations.Conversations;
import uz.botfactory.conversations.Conversations.Delivered;
import uz.botfactory.conversations.Outcome;
import uz.botfactory.conversations.Outcome.Send;
import uz.botfactory.conversations.Outcome.Silent;
import uz.botfactory.conversations.Reason;
import uz.botfactory.conversations.Reply;

/** The way of one conversation's questions down to an answer and back out to the customer. */
@Component
class RoundTrip {

    private static final Logger LOG = LoggerFactory.getLogger(RoundTrip.class);

    /** Shorter waits are spent here; longer ones are written down and slept elsewhere. */
    private static final Duration WAIT_HERE = Duration.ofSeconds(2);

    private static final Duration PROMPT = Duration.ofSeconds(50);
    private static final Duration TRY_HERE = Duration.ofSeconds(20);

    /** With tries a minute apart: about a day. */
    private static final int GIVE_UP_AFTER = 1_400;

    /** There may be more to do at once. */
    private static final Ending NOT_YET = new Ending.Later(Duration.ZERO, false);

    private final Conversations conversations;
    private final Connections connections;
    private final Map<String, Channel> channels;
    private final Worker worker;
    private final SignsOfLife signs;
    private final RoadMeters meters;

    RoundTrip(
            Conversations conversations,
            Connections connections,
            List<Channel> channels,
            Worker worker,
            SignsOfLife signs,
            RoadMeters meters) {
        this.conversations = conversations;
        this.connections = connections;
        this.channels = channels.stream().collect(Collectors.toMap(Channel::name, Function.identity()));
        this.worker = worker;
        this.signs = signs;
        this.meters = meters;
    }

    /** Answers and delivers until nothing is left to say now. @param stopping opens when the process is to end */
    Ending run(Lane lane, CountDownLatch stopping) {
        while (stopping.getCount() > 0) {
            var ending = switch (ask(lane)) {
                case Send send -> deliver(lane, send.reply(), stopping);
                case Silent silent -> rest(lane, silent, stopping);
            };
            if (ending != NOT_YET) {
                return ending;
            }
        }
        return new Ending.Later(Duration.ZERO, false);
    }

    private Outcome ask(Lane lane) {
        var cancel = lane.ask();
        var presence = signs.begin(lane);
        try {
            return conversations.answer(lane.account(), lane.conversation(), presence.words(), cancel);
        } finally {
            signs.end(presence);
            lane.asked(cancel.cancelled());
        }
    }

    private Ending rest(Lane lane, Silent silent, CountDownLatch stopping) {
        if (silent.why() == Reason.OVERTAKEN) {
            return NOT_YET;
        }
        if (silent.again().isZero()) {
            meters.silent(silent.why());
            return Ending.DONE;
        }
        if (silent.again().compareTo(WAIT_HERE) > 0) {
            return new Ending.Later(silent.again(), false);
        }
        pause(silent.again(), stopping);
        return NOT_YET;
    }

    private Ending deliver(Lane lane, Reply reply, CountDownLatch stopping) {
        if (!worker.has(lane.owner())) {
            LOG.warn("A reply waits for whoever has its conversation now");
            return new Ending.Later(Duration.ZERO, true);
        }
        var channel = channels.get(reply.channel());
        var connection = connections.byId(reply.connection());
        if (channel == null || connection.isEmpty()) {
            return fail(reply, "channels.failed.disconnected", false);
        }
        if (!connection.get().works()) {
            return fail(reply, "channels.failed.connection", false);
        }
        return send(lane, channel, connection.get(), reply, stopping);
    }

    private Ending send(Lane lane, Channel channel, Connection connection, Reply reply, CountDownLatch stopping) {
        var delivery = new Delivery(lane.waiting().compareTo(PROMPT) < 0, lane.wakes() > 1);
        long end = System.nanoTime() + TRY_HERE.toNanos();
        // What a crash interrupted had mostly not left yet, so it too may be tried once more: better twice than never.
        boolean unclear = false;
        while (true) {
            try {
                channel.deliver(connection, reply, delivery);
                return delivered(lane, reply, delivery);
            } catch (DeliveryFailed e) {
                boolean again = e.kind() == DeliveryFailed.Kind.LATER || e.kind() == DeliveryFailed.Kind.UNCLEAR && !unclear;
                if (!again || lane.attempts() > GIVE_UP_AFTER) {
                    return fail(reply, e.reason(), e.kind() == DeliveryFailed.Kind.CUSTOMER_GONE);
                }
                unclear |= e.kind() == DeliveryFailed.Kind.UNCLEAR;
                if (System.nanoTime() + e.pause().toNanos() > end || !pause(e.pause(), stopping)) {
                    return later(reply, e, unclear);
                }
            }
        }
    }

    private Ending later(Reply reply, DeliveryFailed why, boolean unclear) {
        if (!unclear && !reply.maybeSentBefore()) {
            conversations.postponed(reply);
        }
        return new Ending.Later(why.pause(), true);
    }

    private Ending delivered(Lane lane, Reply reply, Delivery delivery) {
        meters.answered(reply.channel(), lane.age());
        if (lane.oneMessageOnly() && !reply.maybeSentBefore()) {
            return new Ending.Done(new Delivered(reply, delivery.externalIds()));
        }
        conversations.delivered(reply, delivery.externalIds());
        return NOT_YET;
    }

    private Ending fail(Reply reply, String reason, boolean customerGone) {
        conversations.failed(reply, reason, customerGone);
        meters.failed(reason);
        return NOT_YET;
    }

    /** False when the process is to end. */
    private static boolean pause(Duration time, CountDownLatch stopping) {
        try {
            return !stopping.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
