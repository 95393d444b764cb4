package uz.botfactory.plans;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import uz.botfactory.accounts.Accounts;
import uz.botfactory.accounts.CurrentUser;
import uz.botfactory.accounts.Person;
import uz.botfactory.accounts.UserId;
import uz.botfactory.support.Ids;
import uz.botfactory.support.Problem;

/** The people of the platform with their plans, for staff. */
@RestController
@RequestMapping("/api/v1/admin/users")
@Tag(name = "admin")
class AdminUsersApi {

    private static final UUID NEWEST = new UUID(-1, -1);

    record Assignment(@Nullable String plan, @Nullable String period, @Nullable String reason) {}

    record Ending(@Nullable String reason) {}

    record Extension(@Nullable Integer days, @Nullable String reason) {}

    record NewNote(@Nullable String text) {}

    record StoryLine(Instant at, String kind, String text, String reason) {

        static StoryLine of(PlanStory.Line line) {
            return new StoryLine(line.at(), line.kind(), line.text(), line.reason());
        }
    }

    record TermInfo(
            String plan,
            int version,
            Instant startsAt,
            Instant endsAt,
            String source,
            PlansApi.Amount paid,
            boolean runs,
            boolean grace) {

        static TermInfo of(PlanDesk.TermView term) {
            return new TermInfo(
                    term.plan().code(),
                    term.plan().version(),
                    term.startsAt(),
                    term.endsAt(),
                    term.source(),
                    PlansApi.Amount.of(term.paid()),
                    term.runs(),
                    term.grace());
        }
    }

    record PlanDetails(List<TermInfo> terms, List<StoryLine> history, List<PlanDesk.Note> notes) {

        static PlanDetails of(PlanDesk.Details details) {
            return new PlanDetails(
                    details.terms().stream().map(TermInfo::of).toList(),
                    details.story().stream().map(StoryLine::of).toList(),
                    details.notes());
        }
    }

    record UserInfo(
            String id,
            @Nullable String accountId,
            boolean admin,
            String fullName,
            String username,
            String email,
            @Nullable String phone,
            boolean banned,
            Instant createdAt,
            @Nullable PlanView plan) {}

    record UserList(List<UserInfo> items, @Nullable String nextCursor) {}

    private final Accounts accounts;
    private final PlanDesk desk;
    private final PlanViews views;

    AdminUsersApi(Accounts accounts, PlanDesk desk, PlanViews views) {
        this.accounts = accounts;
        this.desk = desk;
        this.views = views;
    }

    @GetMapping
    UserList list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        int many = Math.clamp(limit, 1, 200);
        var people = accounts.search(q.strip(), cursor == null ? NEWEST : Ids.parse(cursor), many + 1);
        boolean more = people.size() > many;
        var shown = more ? people.subList(0, many) : people;
        return new UserList(
                shown.stream().map(this::info).toList(),
                more ? shown.getLast().id().toString() : null);
    }

    @GetMapping("/{id}")
    UserInfo show(@PathVariable String id) {
        return info(accounts.person(new UserId(Ids.parse(id))));
    }

    /** Gives a plan from now on, or extends it when it is the present one. */
    @PostMapping("/{id}/plan")
    UserInfo assign(@PathVariable String id, @RequestBody Assignment wish, CurrentUser admin) {
        var user = new UserId(Ids.parse(id));
        desk.grant(user, wish.plan() == null ? "" : wish.plan(), period(wish.period()), wish.reason(), admin.id());
        return info(accounts.person(user));
    }

    @DeleteMapping("/{id}/plan")
    UserInfo end(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String reason,
            @RequestBody(required = false) @Nullable Ending ending,
            CurrentUser admin) {
        var user = new UserId(Ids.parse(id));
        desk.end(user, ending == null ? reason : ending.reason(), admin.id());
        return info(accounts.person(user));
    }

    /** Makes the present plan longer by days. */
    @PostMapping("/{id}/plan/extend")
    UserInfo extend(@PathVariable String id, @RequestBody Extension wish, CurrentUser admin) {
        var user = new UserId(Ids.parse(id));
        desk.extend(user, wish.days(), wish.reason(), admin.id());
        return info(accounts.person(user));
    }

    /** All stretches of plan time, the whole story, and what colleagues noted. */
    @GetMapping("/{id}/plan")
    PlanDetails plan(@PathVariable String id, CurrentUser admin) {
        return PlanDetails.of(desk.details(new UserId(Ids.parse(id)), admin.language(), admin.zone()));
    }

    @PostMapping("/{id}/plan/notes")
    PlanDetails note(@PathVariable String id, @RequestBody NewNote note, CurrentUser admin) {
        var user = new UserId(Ids.parse(id));
        desk.note(user, note.text(), admin.id());
        return PlanDetails.of(desk.details(user, admin.language(), admin.zone()));
    }

    @PostMapping("/{id}/ban")
    UserInfo ban(@PathVariable String id, CurrentUser admin) {
        var user = new UserId(Ids.parse(id));
        accounts.ban(user, admin.id());
        return info(accounts.person(user));
    }

    @PostMapping("/{id}/unban")
    UserInfo unban(@PathVariable String id, CurrentUser admin) {
        var user = new UserId(Ids.parse(id));
        accounts.unban(user, admin.id());
        return info(accounts.person(user));
    }

    static Period period(@Nullable String code) {
        return Period.of(code == null ? Period.MONTHLY.code() : code)
                .orElseThrow(() -> Problem.of(422, "unknown_period", "plans.problem.unknownPeriod").at("period"));
    }

    private UserInfo info(Person person) {
        return new UserInfo(
                person.id().toString(),
                person.account() == null ? null : person.account().toString(),
                person.admin(),
                person.fullName(),
                person.username(),
                person.email(),
                person.phone(),
                person.banned(),
                person.createdAt(),
                person.account() == null ? null : views.of(person.account(), person.language()));
    }
}
