package uz.botfactory.ai;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import uz.botfactory.ai.gemini.GeminiApi;
import uz.botfactory.ai.openai.OpenAiApi;
import uz.botfactory.ai.wire.Exchange;
import uz.botfactory.support.Http;

/** Puts the providers together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AiProperties.class)
class AiConfiguration {

    private static final String GEMINI = "https://generativelanguage.googleapis.com";
    private static final String OPENAI = "https://api.openai.com/v1";
    private static final String QWEN = "https://dashscope-intl.aliyuncs.com/compatible-mode/v1";
    private static final int CONNECTIONS = 2500;

    @Bean
    Exchange geminiExchange(AiProperties set) {
        return exchange(Provider.GEMINI, set);
    }

    @Bean
    Exchange openAiExchange(AiProperties set) {
        return exchange(Provider.OPENAI, set);
    }

    @Bean
    Exchange qwenExchange(AiProperties set) {
        return exchange(Provider.QWEN, set);
    }

    /** In the order in which they are the default when the operator names none. */
    @Bean
    Routes aiRoutes(
            AiProperties set,
            Exchange geminiExchange,
            Exchange openAiExchange,
            Exchange qwenExchange,
            Policy policy,
            OwnKeys ownKeys,
            ObjectProvider<AiRights> rights,
            Clock clock) {
        var providers = List.of(
                Provider.of(Provider.GEMINI, new GeminiApi(geminiExchange), GEMINI, set.gemini()),
                Provider.of(Provider.OPENAI, new OpenAiApi(openAiExchange, false), OPENAI, set.openai()),
                Provider.of(Provider.QWEN, new OpenAiApi(qwenExchange, true), QWEN, set.qwen()));
        return new Routes(providers, set.provider(), policy, ownKeys, new LateRights(rights), clock);
    }

    @Bean
    Catalogue aiCatalogue(JdbcClient jdbc, Clock clock) {
        return new Catalogue(new ModelTable(jdbc).all(), clock);
    }

    @Bean
    Books aiBooks(
            Ledger ledger,
            Ceiling ceiling,
            ObjectProvider<AiRights> rights,
            AiMeters meters,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            Clock clock) {
        return new Books(ledger, ceiling, new LateRights(rights), meters, transaction, events, clock);
    }

    @Bean
    @Primary
    LanguageModel languageModel(Routes routes, Catalogue catalogue, Books books, AiProperties set) {
        return new FallbackChain(routes, catalogue, books, set);
    }

    @Bean
    Embedder embedder(Routes routes, Catalogue catalogue, Books books, Clock clock) {
        return new ProviderEmbedder(routes, catalogue, books, clock);
    }

    private static Exchange exchange(String name, AiProperties set) {
        return new Exchange(Http.client("ai-" + name, CONNECTIONS, Duration.ofSeconds(3), set.silence()));
    }
}
