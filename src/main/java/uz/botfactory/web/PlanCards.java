package uz.botfactory.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.bots.Bot;
import uz.botfactory.bots.Bots;
import uz.botfactory.knowledge.Library;
import uz.botfactory.plans.CurrentPlan;
import uz.botfactory.plans.Limit;
import uz.botfactory.plans.Plan;
import uz.botfactory.plans.Plans;
import uz.botfactory.plans.UsageForecasts;
import uz.botfactory.support.UiLanguage;
import uz.botfactory.web.pages.PlanCard;
import uz.botfactory.web.pages.PlanCard.Used;

/** What a business has by its plan, gathered from whoever counts it. */
@Component
class PlanCards {

    private final Plans plans;
    private final UsageForecasts forecasts;
    private final Bots bots;
    private final Library library;

    PlanCards(Plans plans, UsageForecasts forecasts, Bots bots, Library library) {
        this.plans = plans;
        this.forecasts = forecasts;
        this.bots = bots;
        this.library = library;
    }

    /** @param bot whose documents are counted; null without a bot */
    PlanCard of(AccountId account, @Nullable Bot bot, UiLanguage language) {
        var plan = plans.of(account);
        return new PlanCard(
                plan.code(),
                name(plan.code(), language),
                plan.status().name().toLowerCase(Locale.ROOT),
                plan.endsAt(),
                plans.following(account).map(next -> next.name(language)).orElse(null),
                uses(account, bot, plan));
    }

    private List<Used> uses(AccountId account, @Nullable Bot bot, CurrentPlan plan) {
        var uses = new ArrayList<Used>();
        uses.add(counted("answers", account, Limit.ANSWERS));
        uses.add(counted("tests", account, Limit.TEST_ANSWERS));
        uses.add(owned("bots", bots.of(account).size(), plan, Limit.BOTS));
        if (bot != null) {
            uses.add(owned("documents", library.of(account, bot.id()).size(), plan, Limit.DOCUMENTS));
        }
        return uses;
    }

    private Used counted(String name, AccountId account, Limit limit) {
        var usage = plans.usage(account, limit);
        var runsOut = forecasts.of(account, limit).map(UsageForecasts.Forecast::runsOutAt).orElse(null);
        return new Used(name, usage.used(), orNothing(usage.granted()), usage.resetsAt(), runsOut);
    }

    private static Used owned(String name, long have, CurrentPlan plan, Limit limit) {
        return new Used(name, have, orNothing(plan.limits().get(limit)), null, null);
    }

    private String name(String code, UiLanguage language) {
        return plans.plan(code).map((Plan plan) -> plan.name(language)).orElse(code);
    }

    private static long orNothing(@Nullable Long limit) {
        return limit == null ? 0 : limit;
    }
}
