package uz.botfactory.ai;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import uz.botfactory.ProductTest;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.plans.Period;
import uz.botfactory.plans.Plans;
import uz.botfactory.support.SettingsStore;
import uz.botfactory.world.Api;
import uz.botfactory.world.Cast;
import uz.botfactory.world.FakeModel.Mood;
import uz.botfactory.world.FakeGemini;
import uz.botfactory.world.FakeOpenAi;
import uz.botfactory.world.TestModels;
import uz.botfactory.world.Visitor;

/** Aziza brings a key of her own: it is tried, kept in the dark, used, and given back. */
@ProductTest
class AiKeyTests {

    private static final String PATH = "/api/v1/me/ai-key";

    @LocalServerPort
    int port;

    @Autowired
    Plans plans;

    @Autowired
    LanguageModel model;

    @Autowired
    SettingsStore settings;

    @Autowired
    JdbcClient jdbc;

    @AfterEach
    void resetPolicy() {
        settings.put(AiPolicy.SETTING, AiPolicy.SHIPPED);
    }

    @Test
    void aPlanWithoutItLeadsToTheOneThatOpensIt() {
        var reply = put(Cast.aziza(port), "openai", FakeOpenAi.KEY);
        assertThat(reply.status()).isEqualTo(402);
        assertThat(reply.text("code")).isEqualTo("feature_not_in_plan");
    }

    @Test
    void aWorkingKeyAnswersFromThenOn() throws ModelFailed {
        var aziza = azizaOnBasic();
        assertThat(model.available(account(aziza))).isFalse();

        var reply = put(aziza, "openai", FakeOpenAi.KEY);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.raw().body()).doesNotContain(FakeOpenAi.KEY);
        assertThat(ask(aziza).provider()).isEqualTo("openai");
        assertThat(aziza.api().get(PATH).raw().body()).contains("openai").doesNotContain(FakeOpenAi.KEY);
    }

    @Test
    void anotherKeyTakesItsPlaceAndRemovingItBringsThePlatformBack() throws ModelFailed {
        var aziza = azizaOnBasic();
        put(aziza, "openai", FakeOpenAi.KEY);
        assertThat(put(aziza, "gemini", "  " + FakeGemini.KEY + "\n").status()).isEqualTo(200);
        assertThat(ask(aziza).provider()).isEqualTo("gemini");

        assertThat(aziza.api().delete(PATH).status()).isEqualTo(204);

        assertThat(model.available(account(aziza))).isFalse();
        assertThat(aziza.api().delete(PATH).status()).isEqualTo(204);
        assertThat(aziza.api().get(PATH).body().path("own").asBoolean()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sk-made-up", "AQ.looks-like-gemini", "kalit bilan", "sk-\r\nX-Evil: 1", "ключ"})
    void aKeyThatTheProviderRefusesIsNotKept(String key) {
        var aziza = azizaOnBasic();
        var reply = put(aziza, "openai", key);
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.text("code")).isEqualTo("ai_key_refused");
        assertThat(reply.text("field")).isEqualTo("key");
        assertThat(aziza.api().get(PATH).body().path("own").asBoolean()).isFalse();
    }

    @Test
    void aKeyWithoutMoneyIsToldSo() {
        TestModels.OPENAI.will(Mood.NO_MONEY);
        assertThat(put(azizaOnBasic(), "openai", FakeOpenAi.KEY).text("code")).isEqualTo("ai_key_without_money");
    }

    @Test
    void aProviderInTroubleSaysNothingAboutTheKey() {
        TestModels.OPENAI.will(Mood.OVERLOADED);
        var reply = put(azizaOnBasic(), "openai", FakeOpenAi.KEY);
        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.text("code")).isEqualTo("ai_provider_unreachable");
    }

    @Test
    void anUnknownProviderIsRefused() {
        assertThat(put(azizaOnBasic(), "skynet", "key").text("code")).isEqualTo("unknown_ai_provider");
        assertThat(azizaOnBasic().api().put(PATH, Map.of()).status()).isEqualTo(422);
    }

    @Test
    void theAdminMayForbidIt() throws ModelFailed {
        var aziza = azizaOnBasic();
        put(aziza, "openai", FakeOpenAi.KEY);
        settings.put(AiPolicy.SETTING, new AiPolicy(false, "gemini", 0));
        assertThat(put(aziza, "openai", FakeOpenAi.KEY).text("code")).isEqualTo("own_ai_keys_forbidden");
        assertThat(ask(aziza).provider()).isEqualTo("gemini");
    }

    @Test
    void aKeyBelongsToOneAccountOnly() {
        var aziza = azizaOnBasic();
        put(aziza, "openai", FakeOpenAi.KEY);
        var chingiz = Cast.chingiz(port);
        assertThat(chingiz.api().get(PATH).body().path("own").asBoolean()).isFalse();
        chingiz.api().delete(PATH);
        assertThat(aziza.api().get(PATH).body().path("own").asBoolean()).isTrue();
        assertThat(new Api(port).get(PATH).status()).isEqualTo(401);
    }

    @Test
    void theDatabaseHoldsNothingReadable() {
        var aziza = azizaOnBasic();
        put(aziza, "openai", FakeOpenAi.KEY);
        var sealed = jdbc.sql("select sealed from ai_key where account_id = :account")
                .param("account", account(aziza).value())
                .query((row, number) -> row.getBytes(1))
                .single();
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("fake");
    }

    @Test
    void aKeySealedUnderALostSecretIsAsGoodAsNone() {
        var aziza = azizaOnBasic();
        jdbc.sql("insert into ai_key values (:account, 'openai', :sealed, now())")
                .param("account", account(aziza).value())
                .param("sealed", new byte[40])
                .update();
        assertThat(model.available(account(aziza))).isFalse();
        assertThat(put(aziza, "openai", FakeOpenAi.KEY).status()).isEqualTo(200);
        assertThat(model.available(account(aziza))).isTrue();
    }

    @Test
    void guessingManyKeysIsStopped() {
        var aziza = azizaOnBasic();
        for (int i = 0; i < 20; i++) {
            put(aziza, "openai", "sk-guess-" + i);
        }
        assertThat(put(aziza, "openai", FakeOpenAi.KEY).status()).isEqualTo(429);
    }

    @Test
    void thePageSaysWhichPlanOpensIt() {
        var visitor = new Visitor(port);
        visitor.register("Aziza Karimova");
        var page = visitor.open("/uz/ai-key");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.html().select(".locked").text()).contains("Asosiy");
        assertThat(visitor.open("/ru/ai-key").html().select(".locked").text()).contains("Базовый");
        assertThat(page.html().select("input[name=key]")).isEmpty();
    }

    @Test
    void onThePageAKeyIsHandedInAndGivenBack() {
        var visitor = signedInOnBasic();

        var wrong = visitor.submit(
                visitor.open("/uz/ai-key"), "/ai-key", Map.of("provider", "openai", "key", "sk-made-up"));
        assertThat(wrong.errorAt("key")).isNotBlank();
        assertThat(wrong.raw().body()).doesNotContain("sk-made-up");
        assertThat(wrong.html().select("option[selected]").val()).isEqualTo("openai");

        var kept = visitor.submit(wrong, "/ai-key", Map.of("provider", "openai", "key", FakeOpenAi.KEY));
        assertThat(kept.status()).isEqualTo(302);
        var page = visitor.follow(kept);
        assertThat(page.html().text()).contains("OpenAI");
        assertThat(page.raw().body()).doesNotContain(FakeOpenAi.KEY);

        var given = visitor.follow(visitor.submit(page, "/ai-key/remove", Map.of()));
        assertThat(given.html().select("form[action$=/ai-key/remove]")).isEmpty();
    }

    @Test
    void whoIsNotSignedInIsSentToLogIn() {
        assertThat(new Visitor(port).open("/uz/ai-key").location()).contains("/login");
    }

    private Visitor signedInOnBasic() {
        var visitor = new Visitor(port);
        var email = visitor.register("Aziza Karimova").get("email");
        var account = jdbc.sql("select account_id from person where email = :email")
                .param("email", email)
                .query(UUID.class)
                .single();
        plans.assign(new AccountId(account), "basic", Period.MONTHLY, "test");
        return visitor;
    }

    private Cast.Owner azizaOnBasic() {
        var aziza = Cast.aziza(port);
        plans.assign(account(aziza), "basic", Period.MONTHLY, "test");
        return aziza;
    }

    private static Api.Reply put(Cast.Owner owner, String provider, String key) {
        return owner.api().put(PATH, Map.of("provider", provider, "key", key));
    }

    private Completion ask(Cast.Owner owner) throws ModelFailed {
        var prompt = new Prompt(
                account(owner), "answer", "Choyxona", List.of(new Turn(false, "Narxi qancha?")), false, 300, true);
        return model.complete(prompt, Draft.NONE, new Cancel());
    }

    private static AccountId account(Cast.Owner owner) {
        return new AccountId(UUID.fromString(owner.accountId()));
    }
}
