package uz.botfactory.world;

import java.util.Map;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Gives the product that tests boot language models to talk to. The built-in answerer is the default, as without a key;
 * a test that wants a model lets the admin's policy choose gemini.
 */
public class TestModels implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    public static final FakeGemini GEMINI = new FakeGemini();
    public static final FakeOpenAi OPENAI = new FakeOpenAi(FakeOpenAi.House.OPENAI);

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        TestPropertyValues.of(Map.of(
                        "botfactory.ai.provider", "builtin",
                        "botfactory.ai.gemini.api-key", FakeGemini.KEY,
                        "botfactory.ai.gemini.base-url", GEMINI.url(),
                        "botfactory.ai.openai.base-url", OPENAI.url() + "/v1"))
                .applyTo(context);
    }
}
