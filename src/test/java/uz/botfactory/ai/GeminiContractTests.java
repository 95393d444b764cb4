package uz.botfactory.ai;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import uz.botfactory.ai.gemini.GeminiApi;
import uz.botfactory.ai.wire.Access;
import uz.botfactory.ai.wire.Exchange;
import uz.botfactory.ai.wire.Model;
import uz.botfactory.ai.wire.ModelApi;
import uz.botfactory.ai.wire.Patience;
import uz.botfactory.ai.wire.Question;
import uz.botfactory.ai.wire.Tokens;
import uz.botfactory.support.Http;
import uz.botfactory.world.FakeGemini;
import uz.botfactory.world.FakeModel;

class GeminiContractTests extends LanguageModelContract {

    private static final Patience SHORT = new Patience(Duration.ofSeconds(2), Duration.ofSeconds(5));

    @Override
    FakeModel fake() {
        return new FakeGemini();
    }

    @Override
    ModelApi api(Exchange exchange) {
        return new GeminiApi(exchange);
    }

    @Override
    Model model() {
        return model("gemini", "gemini-3.5-flash-lite", "MINIMAL", "maxOutputTokens");
    }

    @Override
    Access access(FakeModel fake) {
        return new Access(fake.url(), FakeGemini.KEY);
    }

    @Test
    void aModelThatRefusesToThinkIsAskedWithoutAndRemembered() throws Exception {
        try (var fake = new FakeGemini();
                var exchange = new Exchange(Http.client("t", 5, Duration.ofSeconds(1), Duration.ofSeconds(2)))) {
            var api = new GeminiApi(exchange);
            var question = new Question(
                    access(fake),
                    model("gemini", "gemini-without-thoughts", "LOW", "maxOutputTokens"),
                    "",
                    List.of(new Turn(false, "Salom")),
                    300,
                    true,
                    SHORT);
            api.ask(question, new Tokens(), Draft.NONE, new Cancel());
            api.ask(question, new Tokens(), Draft.NONE, new Cancel());
            assertThat(fake.calls()).hasSize(3);
        }
    }

    @Test
    void aLeakedKeyIsAWrongKey() throws Exception {
        try (var fake = new FakeGemini();
                var exchange = new Exchange(Http.client("t", 5, Duration.ofSeconds(1), Duration.ofSeconds(2)))) {
            fake.will(FakeModel.Mood.FILTERED);
            var question = new Question(
                    access(fake), model(), "", List.of(new Turn(false, "Salom")), 300, true, SHORT);
            assertThat(org.assertj.core.api.Assertions.catchThrowableOfType(
                                    ModelFailed.class,
                                    () -> new GeminiApi(exchange)
                                            .ask(question, new Tokens(), Draft.NONE, new Cancel()))
                            .reason())
                    .isEqualTo(ModelFailed.Reason.WRONG_KEY);
        }
    }
}
