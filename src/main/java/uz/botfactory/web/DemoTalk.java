package uz.botfactory.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;
import uz.botfactory.conversations.Asking;
import uz.botfactory.conversations.Incoming;
import uz.botfactory.support.Problem;
import uz.botfactory.support.Texts;
import uz.botfactory.support.UiLanguage;
import uz.botfactory.web.pages.ChatLine;
import uz.botfactory.web.pages.ChatLine.Kind;

/** Visitors talk to the demo bot, on the road of every customer's question; so many an hour. */
@Component
class DemoTalk {

    static final int LONGEST = 500;

    private static final int AN_HOUR_PER_ADDRESS = 30;
    private static final int AN_HOUR = 3_000;
    private static final int REMEMBERED = 30;

    private final DemoBot bot;
    private final Asking asking;
    private final Texts texts;
    private final Cache<String, AtomicInteger> asked =
            Caffeine.newBuilder().maximumSize(20_000).expireAfterWrite(Duration.ofHours(1)).build();
    private final Cache<String, List<ChatLine>> threads =
            Caffeine.newBuilder().maximumSize(2_000).expireAfterAccess(Duration.ofMinutes(30)).build();

    DemoTalk(DemoBot bot, Asking asking, Texts texts) {
        this.bot = bot;
        this.asking = asking;
        this.texts = texts;
    }

    /** What was said so far. */
    List<ChatLine> said(String visitor) {
        var thread = threads.getIfPresent(visitor);
        return thread == null ? List.of() : thread;
    }

    /** Asks, and returns what came back. */
    ChatLine ask(String visitor, String address, String question, UiLanguage language) {
        var answer = answer(visitor, address, question, language);
        remember(visitor, new ChatLine(Kind.VISITOR, question), answer);
        return answer;
    }

    private ChatLine answer(String visitor, String address, String question, UiLanguage language) {
        if (question.length() > LONGEST) {
            return note("web.chat.tooLong", language);
        }
        if (tooMany(address)) {
            return note("web.chat.tooMany", language);
        }
        return bot.place()
                .map(place -> ask(place, visitor, question, language))
                .orElseGet(() -> note("web.chat.away", language));
    }

    private ChatLine ask(DemoBot.Place place, String visitor, String question, UiLanguage language) {
        try {
            var name = texts.get(language, "web.chat.visitor");
            var answer = asking.ask(new Asking.Wish(
                    place.accountId(),
                    place.botId(),
                    "demo",
                    visitor,
                    visitor,
                    name,
                    Incoming.Kind.TEXT,
                    question,
                    null));
            return answer.text().isBlank() ? note("web.chat.away", language) : new ChatLine(Kind.BOT, answer.text());
        } catch (Problem problem) {
            return new ChatLine(Kind.NOTE, texts.get(language, problem.messageKey(), problem.arguments()));
        }
    }

    private boolean tooMany(String address) {
        return count("from " + address) > AN_HOUR_PER_ADDRESS || count("all") > AN_HOUR;
    }

    private int count(String who) {
        return asked.get(who, key -> new AtomicInteger()).incrementAndGet();
    }

    private void remember(String visitor, ChatLine... lines) {
        threads.asMap().merge(visitor, List.of(lines), (before, now) -> {
            var all = new ArrayList<>(before);
            all.addAll(now);
            return List.copyOf(all.subList(Math.max(0, all.size() - REMEMBERED), all.size()));
        });
    }

    private ChatLine note(String key, UiLanguage language) {
        return new ChatLine(Kind.NOTE, texts.get(language, key));
    }
}
