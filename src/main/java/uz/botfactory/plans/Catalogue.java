package uz.botfactory.plans;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import uz.botfactory.support.Notices;
import uz.botfactory.support.UiLanguage;
import uz.botfactory.support.UzbekCyrillic;

/** The plans on offer, read once and again after each change by the admin; and each as it was when somebody bought it. */
@Component
class Catalogue {

    private static final String TOPIC = "plans.catalogue";
    private static final String SELECT =
            "select p.visible, v.* from plan p join plan_version v on v.code = p.code ";

    private record Edition(String code, int version) {}

    private final JdbcClient jdbc;
    private final UzbekCyrillic cyrillic;
    private final Notices notices;
    private final Map<Edition, Plan> editions = new ConcurrentHashMap<>();
    private final AtomicInteger changes = new AtomicInteger();
    private volatile @Nullable Map<String, Plan> known;

    Catalogue(JdbcClient jdbc, UzbekCyrillic cyrillic, Notices notices) {
        this.jdbc = jdbc;
        this.cyrillic = cyrillic;
        this.notices = notices;
        notices.listen(TOPIC, payload -> forget());
    }

    /** By code, in the order they are shown. */
    Map<String, Plan> all() {
        var plans = known;
        if (plans == null) {
            int change = changes.get();
            plans = read();
            // What changed while we read is read again by whoever comes next.
            remember(plans, change);
        }
        return plans;
    }

    Optional<Plan> find(String code) {
        return Optional.ofNullable(all().get(code));
    }

    Plan get(String code) {
        return find(code).orElseThrow(() -> new IllegalStateException("No plan " + code + "; we know " + all().keySet()));
    }

    /** As it was in that version. */
    Plan get(String code, int version) {
        return editions.computeIfAbsent(new Edition(code, version), this::read);
    }

    /** To be called in the transaction that changed something. */
    void changed() {
        notices.publish(TOPIC, "");
        Commits.after(this::forget);
    }

    private synchronized void remember(Map<String, Plan> plans, int asOf) {
        if (asOf == changes.get()) {
            known = plans;
        }
    }

    private synchronized void forget() {
        changes.incrementAndGet();
        known = null;
        editions.clear();
    }

    /** As the present transaction sees it. */
    Map<String, Plan> read() {
        var plans = new LinkedHashMap<String, Plan>();
        jdbc.sql(SELECT + "and v.version = p.version order by p.position, p.code")
                .query((row, n) -> plan(row))
                .list()
                .forEach(plan -> plans.put(plan.code(), plan));
        return Collections.unmodifiableMap(plans);
    }

    private Plan read(Edition edition) {
        return jdbc.sql(SELECT + "where v.code = :code and v.version = :version")
                .param("code", edition.code())
                .param("version", edition.version())
                .query((row, n) -> plan(row))
                .optional()
                .orElseThrow(() -> new IllegalStateException("There is no " + edition));
    }

    private Plan plan(ResultSet row) throws SQLException {
        return new Plan(
                row.getString("code"),
                row.getBoolean("visible"),
                texts(row, "name"),
                texts(row, "description"),
                new Money(row.getLong("price_uzs"), "UZS"),
                new Money(row.getLong("price_usd"), "USD"),
                Map.of(
                        Period.MONTHLY, 0,
                        Period.QUARTERLY, row.getInt("discount_quarterly"),
                        Period.ANNUAL, row.getInt("discount_annual")),
                limits(row),
                row.getObject("answers_a_day") != null,
                strings(row, "channels"),
                strings(row, "languages"),
                row.getBoolean("strong_model") ? ModelClass.STRONG : ModelClass.FAST,
                features(row),
                row.getInt("version"),
                fiscal(row));
    }

    private Map<UiLanguage, String> texts(ResultSet row, String what) throws SQLException {
        var texts = new EnumMap<UiLanguage, String>(UiLanguage.class);
        texts.put(UiLanguage.UZ, row.getString(what + "_uz"));
        texts.put(UiLanguage.UZ_CYRL, cyrillic.write(row.getString(what + "_uz")));
        texts.put(UiLanguage.RU, row.getString(what + "_ru"));
        texts.put(UiLanguage.EN, row.getString(what + "_en"));
        return texts;
    }

    private static Map<Limit, Long> limits(ResultSet row) throws SQLException {
        var limits = new EnumMap<Limit, Long>(Limit.class);
        put(limits, Limit.BOTS, row, "bots");
        put(limits, Limit.DOCUMENTS, row, "documents");
        put(limits, Limit.MEMBERS, row, "members");
        put(limits, Limit.ANSWERS, row, "answers_a_month");
        put(limits, Limit.ANSWERS, row, "answers_a_day");
        if (limits.containsKey(Limit.ANSWERS)) {
            limits.put(Limit.TEST_ANSWERS, Plans.TEST_ANSWERS_A_DAY);
        }
        return Collections.unmodifiableMap(limits);
    }

    private static void put(Map<Limit, Long> limits, Limit limit, ResultSet row, String column) throws SQLException {
        long granted = row.getLong(column);
        if (!row.wasNull()) {
            limits.put(limit, granted);
        }
    }

    private static Set<String> strings(ResultSet row, String column) throws SQLException {
        return Collections.unmodifiableSet(
                new LinkedHashSet<>(Arrays.asList((String[]) row.getArray(column).getArray())));
    }

    private static Set<Feature> features(ResultSet row) throws SQLException {
        var features = EnumSet.noneOf(Feature.class);
        strings(row, "features").forEach(name -> features.add(Feature.valueOf(name)));
        return Collections.unmodifiableSet(features);
    }

    private static @Nullable Fiscal fiscal(ResultSet row) throws SQLException {
        var ikpu = row.getString("ikpu");
        var packageCode = row.getString("package_code");
        int vat = row.getInt("vat_percent");
        return row.wasNull() || ikpu == null || packageCode == null ? null : new Fiscal(ikpu, packageCode, vat);
    }
}
