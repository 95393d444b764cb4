package uz.botfactory.payments;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.plans.Plan;
import uz.botfactory.plans.Plans;

/** What money turns into: time on a plan. */
@Component
class PlanTime {

    private final Plans plans;

    PlanTime(Plans plans) {
        this.plans = plans;
    }

    /** The plan as it was in the catalogue then. */
    Plan plan(String code, int version) {
        return plans.plan(code, version);
    }

    /** The time that a one-time order pays for, once. */
    UUID give(Order order, Attempt attempt) {
        return plans.purchase(order.account(), order.plan(), order.period(), attempt.amount(), source(order, attempt));
    }

    /** The time up to that moment, by the payment company's calendar. */
    UUID renew(Order order, Attempt attempt, Instant until) {
        return plans.renew(order.account(), order.plan(), until, attempt.amount(), source(order, attempt));
    }

    /** What is not used yet of the time that this attempt paid for. */
    void takeBack(Order order, Attempt attempt, String reason) {
        plans.takeBack(order.account(), source(order, attempt), order.provider(), reason);
    }

    /** The next period is being collected for. */
    void awaitPayment(Order order, Instant until) {
        plans.awaitPayment(order.account(), due(order, until), until);
    }

    /** The next period was not paid; each delay counts once. */
    void pastDue(Order order, Instant until) {
        plans.pastDue(order.account(), due(order, until), until);
    }

    private static String due(Order order, Instant until) {
        return "order " + order.id() + " due by " + until;
    }

    /** When the time ends that each of the account's orders gave, as its plan stands now. */
    Map<String, Instant> ends(AccountId account) {
        var ends = new HashMap<String, Instant>();
        plans.ends(account).forEach((source, end) -> {
            var words = source.split(" ");
            if (words[0].equals("order") && words.length > 1) {
                ends.merge(words[1], end, (one, other) -> one.isAfter(other) ? one : other);
            }
        });
        return ends;
    }

    static String source(Order order, Attempt attempt) {
        return attempt.recurring()
                ? "order " + order.id() + " invoice " + attempt.externalId()
                : "order " + order.id();
    }
}
