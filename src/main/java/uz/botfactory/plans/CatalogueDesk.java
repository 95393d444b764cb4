package uz.botfactory.plans;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import uz.botfactory.accounts.AuditTrail;
import uz.botfactory.accounts.UserId;
import uz.botfactory.support.Problem;
import uz.botfactory.support.UiLanguage;

/**
 * Where the admin edits the plans on offer. A change makes a new version and alters nothing of what somebody bought;
 * every change is written into the audit trail. Throws {@link Problem} that names the wrong field.
 */
@Service
public class CatalogueDesk {

    /** One version of a plan, and who made it when. */
    public record Edition(Plan plan, Instant madeAt, String madeBy) {}

    private final Catalogue catalogue;
    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Clock clock;

    CatalogueDesk(Catalogue catalogue, JdbcClient jdbc, AuditTrail audit, Clock clock) {
        this.catalogue = catalogue;
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** All plans as they are now, the hidden ones too, in the order they are shown. */
    public List<Plan> all() {
        return List.copyOf(catalogue.all().values());
    }

    /** The plan as it is now; an unknown one is not found. */
    public Plan get(String code) {
        return catalogue.find(code).orElseThrow(Problem::notFound);
    }

    /** All versions of a plan, the newest first. */
    public List<Edition> editions(String code) {
        get(code);
        return jdbc.sql("select version, made_at, made_by from plan_version where code = :code order by version desc")
                .param("code", code)
                .query((row, n) -> new Edition(
                        catalogue.get(code, row.getInt("version")),
                        row.getTimestamp("made_at").toInstant(),
                        row.getString("made_by")))
                .list();
    }

    /** Adds a plan behind the others. */
    @Transactional
    public Plan create(PlanDraft draft, UserId by) {
        lock();
        var code = PlanRules.code(draft);
        if (exists(code)) {
            throw Problem.of(409, "plan_exists", "plans.problem.codeTaken").at("code");
        }
        var plan = PlanRules.plan(code, 1, draft);
        jdbc.sql("""
                        insert into plan (code, position, visible, version)
                        select :code, coalesce(max(position), 0) + 1, :visible, 1 from plan
                        """)
                .param("code", code)
                .param("visible", plan.visible())
                .update();
        insert(plan, by);
        return done(plan, "plan.created", by);
    }

    /** Makes a new version of it, unless nothing is different. Its code stays. */
    @Transactional
    public Plan change(String code, PlanDraft draft, UserId by) {
        lock();
        var present = fresh(code);
        var wished = PlanRules.plan(code, present.version(), draft);
        if (sameTerms(present, wished)) {
            return show(present, draft.visible() == null ? present.visible() : wished.visible(), by);
        }
        var plan = PlanRules.plan(code, present.version() + 1, draft);
        insert(plan, by);
        jdbc.sql("update plan set version = :version where code = :code")
                .param("version", plan.version())
                .param("code", code)
                .update();
        done(plan, "plan.changed", by);
        return show(present, draft.visible() == null ? present.visible() : wished.visible(), by);
    }

    /** Shows it on the price pages or hides it; what was bought goes on. */
    @Transactional
    public Plan show(String code, boolean visible, UserId by) {
        lock();
        return show(fresh(code), visible, by);
    }

    /** Puts the plans into this order; each must be named once. */
    @Transactional
    public List<Plan> order(@Nullable List<String> codes, UserId by) {
        lock();
        var known = jdbc.sql("select code from plan").query(String.class).set();
        if (codes == null || codes.size() != known.size() || !new LinkedHashSet<>(codes).equals(known)) {
            throw Problem.of(422, "invalid_order", "plans.problem.order").at("codes");
        }
        for (int i = 0; i < codes.size(); i++) {
            jdbc.sql("update plan set position = :position where code = :code")
                    .param("position", i + 1)
                    .param("code", codes.get(i))
                    .update();
        }
        audit.record(by, null, "plan.ordered", "plans", Map.of("order", String.join(" ", codes)));
        catalogue.changed();
        return List.copyOf(catalogue.read().values());
    }

    private Plan show(Plan plan, boolean visible, UserId by) {
        if (plan.visible() != visible) {
            jdbc.sql("update plan set visible = :visible where code = :code")
                    .param("visible", visible)
                    .param("code", plan.code())
                    .update();
            done(plan, visible ? "plan.shown" : "plan.hidden", by);
        }
        return fresh(plan.code());
    }

    private Plan done(Plan plan, String action, UserId by) {
        audit.record(by, null, action, plan.code(), Map.of("version", Integer.toString(plan.version())));
        catalogue.changed();
        return fresh(plan.code());
    }

    /** Two admins at once take turns. */
    private void lock() {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('plans.catalogue', 0))").query(row -> {});
    }

    private boolean exists(String code) {
        return jdbc.sql("select exists (select from plan where code = :code)")
                .param("code", code)
                .query(Boolean.class)
                .single();
    }

    private Plan fresh(String code) {
        return Optional.ofNullable(catalogue.read().get(code)).orElseThrow(Problem::notFound);
    }

    /** Visibility is no term of a plan: nobody buys it. */
    private static boolean sameTerms(Plan one, Plan other) {
        return terms(one).equals(terms(other));
    }

    private static Map<String, Object> terms(Plan plan) {
        var terms = new LinkedHashMap<String, Object>(columns(plan));
        terms.put("channels", plan.channels());
        terms.put("languages", plan.languages());
        terms.put("features", plan.features());
        return terms;
    }

    private void insert(Plan plan, UserId by) {
        var columns = columns(plan);
        var names = String.join(", ", columns.keySet());
        var values = ":" + String.join(", :", columns.keySet());
        jdbc.sql("insert into plan_version (code, version, made_at, made_by, channels, languages, features, " + names
                        + ") values (:code, :version, :at, :by, :channels, :languages, :features, " + values + ")")
                .params(columns)
                .param("code", plan.code())
                .param("version", plan.version())
                .param("at", Timestamp.from(clock.instant()))
                .param("by", by.toString())
                .param("channels", plan.channels().toArray(String[]::new))
                .param("languages", plan.languages().toArray(String[]::new))
                .param("features", plan.features().stream().map(Enum::name).toArray(String[]::new))
                .update();
    }

    private static Map<String, @Nullable Object> columns(Plan plan) {
        var columns = new LinkedHashMap<String, @Nullable Object>();
        for (var language : PlanRules.LANGUAGES) {
            var reader = UiLanguage.of(language).orElseThrow();
            columns.put("name_" + language, plan.name(reader));
            columns.put("description_" + language, plan.description(reader));
        }
        columns.put("price_uzs", plan.monthlyUzs().minor());
        columns.put("price_usd", plan.monthlyUsd().minor());
        columns.put("discount_quarterly", plan.discounts().getOrDefault(Period.QUARTERLY, 0));
        columns.put("discount_annual", plan.discounts().getOrDefault(Period.ANNUAL, 0));
        columns.put("bots", plan.granted(Limit.BOTS));
        columns.put("documents", plan.granted(Limit.DOCUMENTS));
        columns.put("members", plan.granted(Limit.MEMBERS));
        columns.put("answers_a_day", plan.answersADay() ? plan.granted(Limit.ANSWERS) : null);
        columns.put("answers_a_month", plan.answersADay() ? null : plan.granted(Limit.ANSWERS));
        columns.put("strong_model", plan.modelClass() == ModelClass.STRONG);
        var fiscal = plan.fiscal();
        columns.put("ikpu", fiscal == null ? null : fiscal.ikpu());
        columns.put("package_code", fiscal == null ? null : fiscal.packageCode());
        columns.put("vat_percent", fiscal == null ? null : fiscal.vatPercent());
        return columns;
    }
}
