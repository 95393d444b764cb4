package uz.botfactory.ai;

import uz.botfactory.ai.openai.OpenAiApi;
import uz.botfactory.ai.wire.Access;
import uz.botfactory.ai.wire.Exchange;
import uz.botfactory.ai.wire.Model;
import uz.botfactory.ai.wire.ModelApi;
import uz.botfactory.world.FakeModel;
import uz.botfactory.world.FakeOpenAi;

class CompatibleContractTests extends LanguageModelContract {

    @Override
    FakeModel fake() {
        return new FakeOpenAi(FakeOpenAi.House.LOCAL);
    }

    @Override
    ModelApi api(Exchange exchange) {
        return new OpenAiApi(exchange, false);
    }

    @Override
    Model model() {
        return model("openai", "llama3.2", null, "max_tokens");
    }

    @Override
    Access access(FakeModel fake) {
        return new Access(fake.url() + "/v1", null);
    }

    @Override
    boolean wantsKey() {
        return false;
    }
}
