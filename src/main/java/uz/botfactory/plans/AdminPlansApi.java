package uz.botfactory.plans;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import uz.botfactory.accounts.CurrentUser;
import uz.botfactory.support.Problem;

/** The catalogue, for staff. A change makes a new version; what somebody bought stays as it was. */
@RestController
@RequestMapping("/api/v1/admin/plans")
@Tag(name = "admin")
class AdminPlansApi {

    /** @param terms what can be sent back, changed */
    record PlanEdit(PlansApi.PlanInfo plan, PlanDraft terms) {

        static PlanEdit of(Plan plan) {
            return new PlanEdit(PlansApi.info(plan), PlanDraft.of(plan));
        }
    }

    record PlanEdits(List<PlanEdit> items) {

        static PlanEdits of(List<Plan> plans) {
            return new PlanEdits(plans.stream().map(PlanEdit::of).toList());
        }
    }

    record EditionView(int version, Instant madeAt, String madeBy, PlanDraft terms) {}

    record EditionList(List<EditionView> items) {}

    record Order(@Nullable List<String> codes) {}

    record Visibility(@Nullable Boolean visible) {}

    private final CatalogueDesk desk;

    AdminPlansApi(CatalogueDesk desk) {
        this.desk = desk;
    }

    @GetMapping
    PlanEdits list() {
        return PlanEdits.of(desk.all());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    PlanEdit create(@RequestBody PlanDraft draft, CurrentUser admin) {
        return PlanEdit.of(desk.create(draft, admin.id()));
    }

    /** The codes of all plans in the order they are to be shown. */
    @PutMapping("/order")
    PlanEdits order(@RequestBody Order order, CurrentUser admin) {
        return PlanEdits.of(desk.order(order.codes(), admin.id()));
    }

    @GetMapping("/{code}")
    PlanEdit show(@PathVariable String code) {
        return PlanEdit.of(desk.get(code));
    }

    /** Replaces everything but the code. */
    @PutMapping("/{code}")
    PlanEdit change(@PathVariable String code, @RequestBody PlanDraft draft, CurrentUser admin) {
        return PlanEdit.of(desk.change(code, draft, admin.id()));
    }

    @PutMapping("/{code}/visible")
    PlanEdit show(@PathVariable String code, @RequestBody Visibility wish, CurrentUser admin) {
        if (wish.visible() == null) {
            throw Problem.of(422, "invalid_plan", "plans.problem.visible").at("visible");
        }
        return PlanEdit.of(desk.show(code, wish.visible(), admin.id()));
    }

    @GetMapping("/{code}/versions")
    EditionList versions(@PathVariable String code) {
        return new EditionList(desk.editions(code).stream()
                .map(edition -> new EditionView(
                        edition.plan().version(), edition.madeAt(), edition.madeBy(), PlanDraft.of(edition.plan())))
                .toList());
    }
}
