package uz.botfactory.plans;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.accounts.Accounts;

/** Uses things up under the rules of the plan that runs, and says how much of them is used. */
@Component
class Spender {

    private final Standings standings;
    private final Catalogue catalogue;
    private final Spent spent;
    private final Accounts accounts;
    private final Clock clock;

    Spender(Standings standings, Catalogue catalogue, Spent spent, Accounts accounts, Clock clock) {
        this.standings = standings;
        this.catalogue = catalogue;
        this.spent = spent;
        this.accounts = accounts;
        this.clock = clock;
    }

    @Transactional
    List<Spending> spendAll(List<Spend> wishes) {
        var now = clock.instant();
        var outcomes = new Spending[wishes.size()];
        var counted = new ArrayList<Spent.Wish>();
        var limited = new ArrayList<Spent.Wish>();
        var places = new ArrayList<Integer>();
        for (int i = 0; i < wishes.size(); i++) {
            var wish = rules(wishes.get(i), now);
            if (wish == null) {
                outcomes[i] = Spending.PLAN_ENDED;
            } else if (wish.granted() == null) {
                counted.add(wish);
                outcomes[i] = Spending.GRANTED;
            } else {
                limited.add(wish);
                places.add(i);
            }
        }
        spent.add(counted);
        var taken = spent.take(limited);
        for (int i = 0; i < limited.size(); i++) {
            outcomes[places.get(i)] = taken.get(i) ? Spending.GRANTED : usedUp(limited.get(i));
        }
        return Arrays.asList(outcomes);
    }

    Usage usage(AccountId account, Limit limit) {
        var now = clock.instant();
        var standing = standings.of(account);
        var term = standing.at(now);
        if (term == null) {
            return new Usage(0, 0L, null);
        }
        var plan = catalogue.get(term.plan(), term.version());
        var granted = plan.granted(limit);
        var window = window(account, limit, standing, term, plan, now);
        return granted == null
                ? new Usage(spent.since(account, limit, window.start()), null, null)
                : new Usage(Math.min(granted, spent.sum(account, limit, window.start())), granted, window.end());
    }

    /** The stretch of time in which uses of this are added up at present; null for an account that never had a plan. */
    @Nullable Window window(AccountId account, Limit limit) {
        var now = clock.instant();
        var standing = standings.of(account);
        var term = standing.at(now);
        return term == null
                ? null
                : window(account, limit, standing, term, catalogue.get(term.plan(), term.version()), now);
    }

    private Spent.@Nullable Wish rules(Spend wish, Instant now) {
        var standing = standings.of(wish.account());
        var term = standing.running(now).orElse(null);
        if (term == null || accounts.get(wish.account()).banned()) {
            return null;
        }
        var plan = catalogue.get(term.plan(), term.version());
        var granted = plan.granted(wish.limit());
        var window = granted == null ? null : window(wish.account(), wish.limit(), standing, term, plan, now);
        return new Spent.Wish(wish.account(), wish.limit(), wish.key(), window, granted);
    }

    private Window window(AccountId account, Limit limit, Standing standing, Term term, Plan plan, Instant now) {
        return limit == Limit.TEST_ANSWERS || plan.answersADay()
                ? Window.day(now, accounts.get(account).zone())
                : Window.month(now, standing.runStart(term));
    }

    private Spending usedUp(Spent.Wish wish) {
        spent.ranOut(wish);
        return Spending.USED_UP;
    }
}
