package uz.botfactory.plans;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import uz.botfactory.accounts.Accounts;
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

    private final Accounts accounts;
    private final PlanViews plans;

    MeApi(Accounts accounts, PlanViews plans) {
        this.accounts = accounts;
        this.plans = plans;
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
