package uz.botfactory.plans;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import uz.botfactory.ProductTest;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.support.Ids;
import uz.botfactory.world.Api;
import uz.botfactory.world.Cast;

/** Staff edit the plans on offer; what somebody bought stays as it was. */
@ProductTest
class CatalogueDeskTests {

    @LocalServerPort
    int port;

    @Autowired
    Plans plans;

    private Api admin;

    @BeforeEach
    void theAdminSignsIn() {
        admin = Cast.admin(port);
    }

    /** Others see the shipped plans only. */
    @AfterEach
    void whatWasMadeIsHidden() {
        plans.catalogue().stream()
                .map(Plan::code)
                .filter(code -> code.startsWith("t") && !code.equals(Plan.TRIAL))
                .forEach(code -> admin.put("/api/v1/admin/plans/" + code + "/visible", Map.of("visible", false)));
    }

    @Test
    void aNewPlanIsOfferedBehindTheOthersAndCanBeHiddenAndMoved() {
        var code = fresh();

        var made = admin.post("/api/v1/admin/plans", plan(code));

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.body().at("/terms/priceUzs").asString()).isEqualTo("99000.50");
        assertThat(plans.all().getLast().code()).isEqualTo(code);
        assertThat(plans.catalogue()).extracting(Plan::code).contains(code);
        assertThat(admin.put("/api/v1/admin/plans/" + code + "/visible", Map.of("visible", false)).status()).isEqualTo(200);
        assertThat(plans.catalogue()).extracting(Plan::code).doesNotContain(code);
        var order = new ArrayList<>(plans.all().stream().map(Plan::code).toList());
        order.remove(code);
        order.add(1, code);
        admin.put("/api/v1/admin/plans/order", Map.of("codes", order));
        assertThat(plans.all()).extracting(Plan::code).containsExactlyElementsOf(order);
        assertThat(admin.post("/api/v1/admin/plans", plan(code)).text("code")).isEqualTo("plan_exists");
        order.remove(code);
        order.add(code);
        admin.put("/api/v1/admin/plans/order", Map.of("codes", order));
    }

    @Test
    void aChangeMakesANewVersionAndAltersNothingThatWasBought() {
        var code = fresh();
        admin.post("/api/v1/admin/plans", plan(code));
        admin.put("/api/v1/admin/plans/" + code + "/visible", Map.of("visible", false));
        var aziza = new AccountId(Ids.parse(Cast.aziza(port).accountId()));
        plans.end(aziza);
        plans.purchase(aziza, plans.plan(code).orElseThrow(), Period.MONTHLY, new Money(9_900_050, "UZS"), "order 1");
        var changed = plan(code);
        changed.put("visible", false);
        changed.put("priceUzs", "120000");
        changed.put("limits", limits(7L, null));
        changed.put("fiscal", Map.of("ikpu", "10305008002000000", "packageCode", "1508680", "vatPercent", 12));

        var edited = admin.put("/api/v1/admin/plans/" + code, changed);

        assertThat(edited.status()).isEqualTo(200);
        assertThat(edited.body().at("/plan/version").asInt()).isEqualTo(2);
        assertThat(plans.plan(code).orElseThrow().fiscal()).isEqualTo(new Fiscal("10305008002000000", "1508680", 12));
        assertThat(plans.of(aziza).limits()).containsEntry(Limit.BOTS, 2L).containsEntry(Limit.ANSWERS, 500L);
        assertThat(plans.plan(code, 1).monthlyUzs().minor()).isEqualTo(9_900_050);
        assertThat(plans.plan(code, 1).fiscal()).isNull();
        plans.purchase(aziza, plans.plan(code).orElseThrow(), Period.MONTHLY, new Money(12_000_000, "UZS"), "order 2");
        assertThat(plans.of(aziza).version()).as("the present time stays").isEqualTo(1);
        assertThat(admin.put("/api/v1/admin/plans/" + code, changed).body().at("/plan/version").asInt())
                .as("the same again is no change")
                .isEqualTo(2);
        assertThat(admin.get("/api/v1/admin/plans/" + code + "/versions").body().path("items")).hasSize(2);
        var log = admin.get("/api/v1/admin/audit-log?action=plan.changed").body().path("items").path(0);
        assertThat(log.path("subject").asString()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
        "code, BASIC, code",
        "code, order, code",
        "priceUzs, 0, priceUzs",
        "priceUzs, -5, priceUzs",
        "priceUzs, 1.001, priceUzs",
        "priceUzs, 1e400, priceUzs",
        "priceUsd, -, priceUsd",
        "modelClass, clever, modelClass"
    })
    void whatIsWrongIsNamed(String field, @Nullable String value, String named) {
        var draft = plan(fresh());
        draft.put(field, value);

        refused(draft, named);
    }

    @Test
    void whatIsWrongInsideIsNamedToo() {
        refused(with("name", Map.of("uz", "Tarif", "ru", "Тариф")), "name.en");
        refused(with("name", Map.of("uz", "Tarif", "ru", "Тариф", "en", "x".repeat(61))), "name.en");
        refused(with("discounts", Map.of("annual", 100)), "discounts.annual");
        refused(with("discounts", Map.of("weekly", 5)), "discounts");
        refused(with("limits", limits(-1L, null)), "limits.bots");
        refused(with("limits", Map.of("answersADay", 5, "answersAMonth", 5)), "limits.answersAMonth");
        refused(with("limits", Map.of("cats", 5)), "limits");
        refused(with("channels", List.of("telegram", "fax")), "channels");
        refused(with("channels", List.of()), "channels");
        refused(with("languages", List.of("de")), "languages");
        refused(with("features", List.of("teleport")), "features");
        refused(with("fiscal", Map.of("ikpu", "123", "packageCode", "1", "vatPercent", 12)), "fiscal.ikpu");
        refused(with("fiscal", Map.of("ikpu", "10305008002000000", "vatPercent", 12)), "fiscal.packageCode");
        refused(with("fiscal", Map.of("ikpu", "10305008002000000", "packageCode", "1", "vatPercent", 100)), "fiscal.vatPercent");
        assertThat(admin.put("/api/v1/admin/plans/order", Map.of("codes", List.of("basic"))).status()).isEqualTo(422);
        assertThat(admin.put("/api/v1/admin/plans/nosuch", plan("nosuch")).status()).isEqualTo(404);
        assertThat(admin.put("/api/v1/admin/plans/basic/visible", Map.of()).status()).isEqualTo(422);
        assertThat(admin.post("/api/v1/admin/plans", with("priceUzs", List.of(1))).status()).isBetween(400, 422);
        assertThat(admin.post("/api/v1/admin/plans", with("channels", Arrays.asList("web", null))).status()).isBetween(400, 422);
    }

    private void refused(Map<String, Object> draft, String field) {
        var reply = admin.post("/api/v1/admin/plans", draft);
        assertThat(reply.status()).as(field).isEqualTo(422);
        assertThat(reply.body().toString()).as(field).contains("\"" + field + "\"");
    }

    private Map<String, Object> with(String field, Object value) {
        var draft = plan(fresh());
        draft.put(field, value);
        return draft;
    }

    private static String fresh() {
        return "t" + Ids.next().toString().substring(24);
    }

    private static Map<String, @Nullable Long> limits(@Nullable Long bots, @Nullable Long answersAMonth) {
        var limits = new HashMap<String, @Nullable Long>();
        limits.put("bots", bots);
        limits.put("answersAMonth", answersAMonth);
        return limits;
    }

    private static Map<String, Object> plan(String code) {
        var draft = new HashMap<String, Object>();
        draft.put("code", code);
        draft.put("visible", true);
        draft.put("name", Map.of("uz", "Mahalla", "ru", "Махалля", "en", "Mahalla"));
        draft.put("description", Map.of("uz", "Kichik doʻkon uchun.", "ru", "Для лавки.", "en", "For a small shop."));
        draft.put("priceUzs", "99000.50");
        draft.put("priceUsd", 8);
        draft.put("discounts", Map.of("quarterly", 5, "annual", 15));
        draft.put("limits", limits(2L, 500L));
        draft.put("channels", List.of("web", "telegram"));
        draft.put("languages", List.of("uz", "ru"));
        draft.put("modelClass", "fast");
        draft.put("features", List.of("ownAiKey", "analytics"));
        return draft;
    }
}
