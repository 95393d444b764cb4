package uz.botfactory.ai;

import uz.botfactory.ai.openai.OpenAiApi;
import uz.botfactory.ai.wire.Access;
import uz.botfactory.ai.wire.Exchange;
import uz.botfactory.ai.wire.Model;
import uz.botfactory.ai.wire.ModelApi;
import uz.botfactory.world.FakeModel;
import uz.botfactory.world.FakeOpenAi;

class QwenContractTests extends LanguageModelContract {

    @Override
    FakeModel fake() {
        return new FakeOpenAi(FakeOpenAi.House.QWEN);
    }

    @Override
    ModelApi api(Exchange exchange) {
        return new OpenAiApi(exchange, true);
    }

    @Override
    Model model() {
        return model("qwen", "qwen3.5-flash", null, "max_tokens");
    }

    @Override
    Access access(FakeModel fake) {
        return new Access(fake.url() + "/v1", FakeOpenAi.KEY);
    }

}
