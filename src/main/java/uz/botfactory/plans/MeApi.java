package uz.botfactory.plans;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.accounts.Accounts;
import uz.botfactory.accounts.CurrentAccount;
import uz.botfactory.accounts.CurrentUser;
import uz.botfactory.accounts.Person;
import uz.botfactory.accounts.PersonView;
import uz.botfactory.accounts.ProfileChange;

/** The signed-in person with their plan. */
@RestController
@RequestMapping("/api/v1/me")
@Tag(name = "me")
class MeApi {

    record Me(
            String id,
            @Nullable String accountId,
            boolean admin,
            String fullName,
            String username,
            String email,
            boolean emailVerified,
            @Nullable String phone,
            boolean phoneConfirmed,
            String language,
            String theme,
            String timeZone,
            boolean secondFactor,
            Instant createdAt,
            @Nullable PlanView plan) {}

    record StoryLine(Instant at, String kind, String text) {}

    record Story(List<StoryLine> items) {}

    private final Accounts accounts;
    private final PlanViews plans;
    private final PlanStory story;

    MeApi(Accounts accounts, PlanViews plans, PlanStory story) {
        this.accounts = accounts;
        this.plans = plans;
        this.story = story;
    }

    /** What happened to the plan, in sentences, newest first. */
    @GetMapping("/plan-history")
    Story story(@CurrentAccount AccountId account, CurrentUser user) {
        return new Story(story.of(account, user.language(), user.zone()).stream()
                .map(line -> new StoryLine(line.at(), line.kind(), line.text()))
                .toList());
    }

    @GetMapping
    Me show(CurrentUser user) {
        return me(accounts.person(user.id()));
    }

    /** What is left out stays as it is. */
    @PatchMapping
    Me change(CurrentUser user, @RequestBody ProfileChange change) {
        return me(accounts.change(user.id(), change));
    }

    private Me me(Person person) {
        var view = PersonView.of(person);
        return new Me(
                view.id(),
                view.accountId(),
                view.admin(),
                view.fullName(),
                view.username(),
                view.email(),
                view.emailVerified(),
                view.phone(),
                view.phoneConfirmed(),
                view.language(),
                view.theme(),
                view.timeZone(),
                view.secondFactor(),
                view.createdAt(),
                person.account() == null ? null : plans.of(person.account(), person.language()));
    }
}
