package uz.botfactory.channels;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import uz.botfactory.channels.LaneTable.Key;
import uz.botfactory.conversations.Conversations;
import uz.botfactory.conversations.Incoming;
import uz.botfactory.support.GroupCommit;

/**
 * The door through which everything comes in. What arrives together is stored together, each event once, and the lanes
 * of its conversations are woken in the same transaction.
 */
@Service
public class Intake implements DisposableBean {

    private static final int AT_ONCE = 256;

    /** A channel waits for its 200. */
    private static final Duration APART = Duration.ofMillis(20);

    private final Received received;
    private final Conversations conversations;
    private final Lanes lanes;
    private final RoadMeters meters;
    private final TransactionTemplate transaction;
    private final GroupCommit<Incoming, Boolean> storing;

    Intake(
            Received received,
            Conversations conversations,
            Lanes lanes,
            RoadMeters meters,
            TransactionTemplate transaction) {
        this.received = received;
        this.conversations = conversations;
        this.lanes = lanes;
        this.meters = meters;
        this.transaction = transaction;
        this.storing = new GroupCommit<>("intake", AT_ONCE, APART, this::store);
    }

    /**
     * Returns when the message is durably stored; only then may the sender be told so. Throws when it could not be.
     *
     * @return whether it came for the first time
     */
    public boolean accept(Incoming incoming) {
        return storing.submit(incoming);
    }

    /** The same for several at once, in their order. */
    public void acceptAll(List<Incoming> several) {
        several.stream().map(storing::later).toList().forEach(stored -> stored.join());
    }

    private List<Boolean> store(List<Incoming> batch) {
        var pending = new Pending();
        try {
            transaction.executeWithoutResult(status -> storeAll(batch, pending));
        } catch (RuntimeException | Error e) {
            pending.lanes.forEach(lanes::forget);
            throw e;
        }
        pending.lanes.forEach(lanes::announce);
        pending.fresh.stream().forEach(i -> meters.received(batch.get(i).channel()));
        meters.repeated(batch.size() - pending.fresh.cardinality());
        return verdicts(batch.size(), pending.fresh);
    }

    private void storeAll(List<Incoming> batch, Pending pending) {
        pending.fresh = received.fresh(batch);
        var news = pending.fresh.stream().mapToObj(batch::get).toList();
        if (!news.isEmpty()) {
            pending.lanes.add(lanes.store(remember(news)));
        }
    }

    private List<Lanes.News> remember(List<Incoming> news) {
        var ids = conversations.remember(news);
        var lanesOfNews = new ArrayList<Lanes.News>(news.size());
        for (int i = 0; i < news.size(); i++) {
            var message = news.get(i);
            lanesOfNews.add(new Lanes.News(
                    new Key(message.account(), ids.get(i)),
                    new Lane.Place(message.connection(), message.conversationKey())));
        }
        return lanesOfNews;
    }

    private static List<Boolean> verdicts(int size, BitSet fresh) {
        var all = new Boolean[size];
        Arrays.setAll(all, fresh::get);
        return Arrays.asList(all);
    }

    @Override
    public void destroy() {
        storing.close();
    }

    private static final class Pending {

        private final List<Lanes.Stored> lanes = new ArrayList<>(1);
        private BitSet fresh = new BitSet();
    }
}
