package uz.botfactory.conversations;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import uz.botfactory.bots.Bot;
import uz.botfactory.bots.BotId;
import uz.botfactory.knowledge.KnowledgeChanged;
import uz.botfactory.knowledge.Topics;
import uz.botfactory.language.LanguageDetector;

/** Up to four questions to begin with, made from what the documents are about, in the customer's language. */
@Component
class Starters {

    private static final int MOST = 4;

    private final Topics topics;
    private final Phrases phrases;
    private final Cache<BotId, List<String>> known =
            Caffeine.newBuilder().maximumSize(2_000).expireAfterWrite(Duration.ofMinutes(5)).build();

    Starters(Topics topics, Phrases phrases) {
        this.topics = topics;
        this.phrases = phrases;
    }

    List<String> of(Bot bot, Tongue tongue) {
        return known.get(bot.id(), id -> topics.of(bot.account(), id)).stream()
                .filter(topic -> LanguageDetector.detect(topic).language() == tongue.language())
                .map(topic -> asked(Inspection.inScript(topic, tongue), tongue))
                .limit(MOST)
                .toList();
    }

    @EventListener
    void on(KnowledgeChanged changed) {
        known.invalidate(changed.bot());
    }

    private String asked(String topic, Tongue tongue) {
        return topic.endsWith("?") ? topic : phrases.say(tongue, "starter", topic);
    }
}
