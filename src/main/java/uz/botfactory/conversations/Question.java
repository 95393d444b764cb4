package uz.botfactory.conversations;

import java.time.Instant;
import java.util.List;
import uz.botfactory.bots.Bot;
import uz.botfactory.plans.CurrentPlan;

/** All that a customer wants to know at this moment, with everything needed to answer it. */
record Question(Talk talk, Bot bot, CurrentPlan plan, List<Line> lines, String text, Tongue tongue, Instant begun) {

    /** What was said before it. */
    List<Line> before() {
        var first = lines.getFirst().id();
        return talk.lines().stream().takeWhile(line -> !line.id().equals(first)).toList();
    }

    /** The customer has not heard from this bot yet. */
    boolean isFirst() {
        return talk.lines().stream().allMatch(line -> line.side() == Side.CUSTOMER);
    }
}
