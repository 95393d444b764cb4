package uz.botfactory.conversations;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import uz.botfactory.bots.Bot;
import uz.botfactory.language.Language;
import uz.botfactory.language.LanguageDetector;
import uz.botfactory.support.UiLanguage;

/** What is not a question: /start, /help, /lang, a button, a shared contact. */
@Component
class Commands {

    private static final String LANGUAGE = "lang:";
    private static final String RATE = "rate:";
    private static final String STARTER = "ask:";

    private final Phrases phrases;
    private final Starters starters;

    Commands(Phrases phrases, Starters starters) {
        this.phrases = phrases;
        this.starters = starters;
    }

    /** What is done about a command: something said or not, and something changed or not. */
    record Done(@Nullable Said said, List<Consumer<JdbcClient>> changes) {

        static Done saying(Said said) {
            return new Done(said, List.of());
        }

        static Done silently(Consumer<JdbcClient> change) {
            return new Done(null, List.of(change));
        }

        static Done nothing() {
            return new Done(null, List.of());
        }
    }

    Done carryOut(Line line, Talk talk, Bot bot, List<Language> allowed, Instant now) {
        var tongue = Tongues.of(talk.customer(), allowed);
        return switch (Incoming.Kind.valueOf(line.kind())) {
            case START -> Done.saying(greeting(talk, bot, tongue, allowed, now));
            case HELP -> Done.saying(help(bot, tongue, now));
            case LANGUAGE -> Done.saying(languages(tongue, allowed, now));
            case CONTACT -> contact(line, talk, tongue, now);
            case CHOICE -> choice(line, talk, tongue, allowed, now);
            default -> Done.nothing();
        };
    }

    /** The words of the starter question behind a pressed button; empty for every other line. */
    Optional<String> starter(Line line, Talk talk) {
        if (!line.is(Incoming.Kind.CHOICE) || !line.text().startsWith(STARTER)) {
            return Optional.empty();
        }
        return talk.lines().reversed().stream()
                .flatMap(each -> Buttons.read(each.buttons()).stream().flatMap(List::stream))
                .filter(button -> button.payload().equals(line.text()))
                .map(Button::label)
                .findFirst();
    }

    /** Whether buttons, as they are stored, may hold a starter question. */
    static boolean mayHoldStarters(String buttons) {
        return buttons.contains(STARTER);
    }

    /** Thumbs under an answer. */
    static List<List<Button>> thumbs(UUID reply) {
        return List.of(List.of(new Button("👍", RATE + "1:" + reply), new Button("👎", RATE + "-1:" + reply)));
    }

    /** What the bot says to somebody who just came, without language buttons. */
    Said preview(Bot bot, Tongue tongue) {
        var starters = starterRows(bot, tongue);
        return Said.plainly(greetingText(bot, tongue, !starters.isEmpty()), tongue, Instant.EPOCH).with(starters);
    }

    private Said greeting(Talk talk, Bot bot, Tongue tongue, List<Language> allowed, Instant now) {
        var starters = starterRows(bot, tongue);
        var rows = new ArrayList<>(starters);
        if (allowed.size() > 1 && !talk.customer().chosen()) {
            rows.addFirst(languageButtons(allowed));
        }
        return Said.plainly(greetingText(bot, tongue, !starters.isEmpty()), tongue, now).with(rows);
    }

    private String greetingText(Bot bot, Tongue tongue, boolean starters) {
        return ownGreeting(bot, tongue) + "\n\n" + phrases.say(tongue, starters ? "assistant.starters" : "assistant");
    }

    private String ownGreeting(Bot bot, Tongue tongue) {
        var own = bot.greeting();
        return !own.isBlank() && LanguageDetector.detect(own).language() == tongue.language()
                ? Inspection.inScript(own, tongue)
                : phrases.say(tongue, "greeting", bot.name());
    }

    private Said help(Bot bot, Tongue tongue, Instant now) {
        return Said.plainly(phrases.say(tongue, "help", bot.name()), tongue, now).with(starterRows(bot, tongue));
    }

    private List<List<Button>> starterRows(Bot bot, Tongue tongue) {
        var questions = starters.of(bot, tongue);
        var rows = new ArrayList<List<Button>>();
        for (int i = 0; i < questions.size(); i++) {
            rows.add(List.of(new Button(questions.get(i), STARTER + i)));
        }
        return rows;
    }

    private Said languages(Tongue tongue, List<Language> allowed, Instant now) {
        return Said.plainly(phrases.say(tongue, "language"), tongue, now).with(List.of(languageButtons(allowed)));
    }

    private static List<Button> languageButtons(List<Language> allowed) {
        return Stream.of(
                        new Button("Oʻzbekcha", LANGUAGE + UiLanguage.UZ.code()),
                        new Button("Ўзбекча", LANGUAGE + UiLanguage.UZ_CYRL.code()),
                        new Button("Русский", LANGUAGE + UiLanguage.RU.code()),
                        new Button("English", LANGUAGE + UiLanguage.EN.code()))
                .filter(button -> {
                    var tongue = Tongue.ofCode(button.payload().substring(LANGUAGE.length()));
                    return tongue != null && allowed.contains(tongue.language());
                })
                .toList();
    }

    private Done contact(Line line, Talk talk, Tongue tongue, Instant now) {
        return new Done(
                Said.plainly(phrases.say(tongue, "contact"), tongue, now),
                List.of(jdbc -> jdbc.sql("update customer set phone = :phone where account_id = :account and id = :id")
                        .param("phone", Arrivals.shortened(line.text(), 40))
                        .param("account", talk.account().value())
                        .param("id", talk.customer().id())
                        .update()));
    }

    private Done choice(Line line, Talk talk, Tongue tongue, List<Language> allowed, Instant now) {
        if (line.text().startsWith(LANGUAGE)) {
            return chosen(line.text().substring(LANGUAGE.length()), talk, tongue, allowed, now);
        }
        return line.text().startsWith(RATE) ? rated(line.text().substring(RATE.length()), talk) : Done.nothing();
    }

    private Done chosen(String code, Talk talk, Tongue present, List<Language> allowed, Instant now) {
        var wished = Tongue.ofCode(code);
        if (wished == null || !allowed.contains(wished.language())) {
            return Done.saying(languages(present, allowed, now));
        }
        return new Done(
                Said.plainly(phrases.say(wished, "language.chosen"), wished, now), List.of(remember(talk, wished, true)));
    }

    /** Keeps what a customer speaks. */
    static Consumer<JdbcClient> remember(Talk talk, Tongue tongue, boolean chosen) {
        return jdbc -> jdbc.sql("""
                        update customer set language = :language, script = :script, chosen = chosen or :chosen
                        where account_id = :account and id = :id
                        """)
                .param("language", tongue.language().name())
                .param("script", tongue.script().name())
                .param("chosen", chosen)
                .param("account", talk.account().value())
                .param("id", talk.customer().id())
                .update();
    }

    private static Done rated(String payload, Talk talk) {
        int colon = payload.indexOf(':');
        if (colon < 0 || payload.length() - colon != 37) {
            return Done.nothing();
        }
        return Done.silently(Ratings.rate(
                talk.account(), talk.id(), payload.substring(colon + 1), payload.startsWith("-") ? -1 : 1));
    }
}
