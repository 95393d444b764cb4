package uz.botfactory.ai;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import uz.botfactory.ai.wire.Patience;

/** Says at the start who will answer, and looks whether the providers still have the models we would ask. */
@Component
class StartCheck {

    private static final Logger LOG = LoggerFactory.getLogger(StartCheck.class);
    private static final Patience PATIENCE = new Patience(Duration.ofSeconds(8), Duration.ofSeconds(15));

    private final AiStatus status;
    private final Routes routes;
    private final Catalogue catalogue;
    private final Books books;

    StartCheck(AiStatus status, Routes routes, Catalogue catalogue, Books books) {
        this.status = status;
        this.routes = routes;
        this.catalogue = catalogue;
        this.books = books;
    }

    /** The look at the providers happens beside: the start waits for nobody outside. */
    @EventListener(ApplicationReadyEvent.class)
    void started() {
        LOG.info(whoAnswers());
        if (!routes.wish().isEmpty() && !status.builtInByChoice() && !status.builtInOnly()
                && !routes.first().equals(Optional.of(routes.wish()))) {
            LOG.warn("AI_PROVIDER is {}, but it has no key", routes.wish());
        }
        routes.ofPlatform().forEach(route -> Thread.ofVirtual().name("ai-start-check").start(() -> look(route)));
    }

    private String whoAnswers() {
        if (status.builtInByChoice()) {
            return "AI: AI_PROVIDER is builtin, so the built-in answerer answers";
        }
        if (status.builtInOnly()) {
            return "AI: no key, so answers come from the built-in answerer. For better ones set GEMINI_API_KEY ("
                    + AiStatus.WHERE_TO_GET_A_KEY + "), or OPENAI_API_KEY or QWEN_API_KEY";
        }
        var lines = new StringBuilder("AI:");
        status.providers().stream()
                .filter(AiStatus.ProviderStatus::ready)
                .forEach(one -> lines.append(lines.length() > 3 ? ", then " : " ")
                        .append(one.name())
                        .append(" (")
                        .append(one.fastModel())
                        .append(", strong ")
                        .append(one.strongModel())
                        .append(')'));
        return lines.append(", then the built-in answerer").toString();
    }

    private void look(Route route) {
        try {
            compare(route, route.provider().api().models(route.access(), PATIENCE));
        } catch (ModelFailed e) {
            switch (e.reason()) {
                case WRONG_KEY, NO_MONEY -> books.failed(route, e);
                default -> LOG.info("{} did not tell its models: {}", route.provider().name(), e.getMessage());
            }
        }
    }

    /** A list without any of ours is not about our models. */
    private void compare(Route route, Set<String> names) {
        for (var strong : new boolean[] {false, true}) {
            var choices = catalogue.choices(route.provider(), strong);
            if (choices.stream().noneMatch(model -> names.contains(model.name()))) {
                continue;
            }
            choices.stream().filter(model -> !names.contains(model.name())).forEach(model -> {
                catalogue.isAway(model);
                LOG.info("{} has no model {} for this key", model.provider(), model.name());
            });
        }
    }
}
