package uz.botfactory.conversations;

import jakarta.annotation.PreDestroy;
import org.springframework.stereotype.Component;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.plans.Limit;
import uz.botfactory.plans.Plans;
import uz.botfactory.plans.Spend;
import uz.botfactory.plans.Spending;
import uz.botfactory.support.GroupCommit;

/** Uses up one answer per reply; the wishes of all lanes at one moment share a transaction. */
@Component
class Allowance {

    private static final int LARGEST_BATCH = 200;

    private final Plans plans;
    private final GroupCommit<Spend, Spending> together;

    Allowance(Plans plans) {
        this.plans = plans;
        this.together = new GroupCommit<>("answers spent", LARGEST_BATCH, Talks.APART, plans::spendAll);
    }

    @PreDestroy
    void close() {
        together.close();
    }

    /** The oldest question names the reply, so that asking again after a crash or a new message counts once. */
    Spending take(Talk talk, Line oldest) {
        return switch (talk.channel()) {
            case Channels.DEMO -> Spending.GRANTED;
            case Channels.TEST, Channels.API -> together.submit(new Spend(Limit.TEST_ANSWERS, talk.account(), oldest.id().toString()));
            default -> together.submit(new Spend(Limit.ANSWERS, talk.account(), oldest.id().toString()));
        };
    }

    /** Names the present period: one apology is given in each. */
    String period(AccountId account, Spending spending) {
        if (spending == Spending.PLAN_ENDED) {
            return "ended " + plans.of(account).endsAt();
        }
        return "used up until " + plans.usage(account, Limit.ANSWERS).resetsAt();
    }
}
