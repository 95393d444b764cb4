package uz.botfactory.web;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.accounts.Accounts;
import uz.botfactory.accounts.NewPerson;
import uz.botfactory.bots.BotChange;
import uz.botfactory.bots.BotId;
import uz.botfactory.bots.Bots;
import uz.botfactory.knowledge.Library;
import uz.botfactory.plans.Period;
import uz.botfactory.plans.Plans;
import uz.botfactory.support.SettingsStore;
import uz.botfactory.support.Texts;
import uz.botfactory.support.UiLanguage;

/**
 * The bot that visitors try: a built-in business with one bot that knows the product. It is made at the first start,
 * learns again when the product's texts or prices change, and nobody can sign in to it.
 */
@Component
class DemoBot {

    private static final Logger log = LoggerFactory.getLogger(DemoBot.class);

    private static final String SETTING = "web.demo-bot";
    private static final String PLAN = "enterprise";
    private static final Duration SOON = Duration.ofDays(60);

    private final Accounts accounts;
    private final Bots bots;
    private final Library library;
    private final Plans plans;
    private final DemoKnowledge knowledge;
    private final SettingsStore settings;
    private final Texts texts;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    DemoBot(
            Accounts accounts,
            Bots bots,
            Library library,
            Plans plans,
            DemoKnowledge knowledge,
            SettingsStore settings,
            Texts texts,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Clock clock) {
        this.accounts = accounts;
        this.bots = bots;
        this.library = library;
        this.plans = plans;
        this.knowledge = knowledge;
        this.settings = settings;
        this.texts = texts;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Where the demo bot is. @param learned what its documents were made from */
    record Place(String account, String bot, String learned) {

        AccountId accountId() {
            return new AccountId(UUID.fromString(account));
        }

        BotId botId() {
            return new BotId(UUID.fromString(bot));
        }
    }

    /** The demo bot; empty while it is being made. */
    Optional<Place> place() {
        return Optional.ofNullable(settings.get(SETTING, Place.class, null));
    }

    /** After the start, so that it never delays it. */
    @EventListener(ApplicationReadyEvent.class)
    void makeInBackground() {
        Thread.ofVirtual().name("demo-bot").start(this::makeOrTeach);
    }

    private void makeOrTeach() {
        try {
            transaction.executeWithoutResult(status -> {
                alone();
                var place = place().filter(this::stillThere).orElseGet(this::make);
                keepRunning(place);
                teach(place);
            });
        } catch (RuntimeException e) {
            log.error("The demo bot could not be made; the landing page does without it until the next start", e);
        }
    }

    /** Of several processes that start together one makes the bot, the others find it. */
    private void alone() {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('web.demo-bot', 0))").query(row -> {});
    }

    private boolean stillThere(Place place) {
        return accounts.find(place.accountId()).isPresent()
                && bots.find(place.accountId(), place.botId()).isPresent();
    }

    private Place make() {
        var owner = accounts.register(new NewPerson(
                "BotFactory", "+998990000001", "demo@botfactory.invalid", secret(), "botfactory-demo", UiLanguage.UZ));
        var account = accounts.accountOf(owner.id());
        plans.assign(account, PLAN, Period.ANNUAL, "demo");
        var bot = bots.create(
                account,
                new BotChange(
                        "BotFactory",
                        null,
                        null,
                        texts.get(UiLanguage.UZ, "web.demo.persona"),
                        null,
                        List.of("uz", "ru", "en"),
                        null,
                        null));
        bots.start(account, bot.id());
        return new Place(account.toString(), bot.id().toString(), "");
    }

    private void keepRunning(Place place) {
        var ends = plans.of(place.accountId()).endsAt();
        if (ends != null && ends.isBefore(clock.instant().plus(SOON))) {
            plans.assign(place.accountId(), PLAN, Period.ANNUAL, "demo");
        }
    }

    private void teach(Place place) {
        var lessons = knowledge.texts();
        var learned = String.valueOf(lessons.hashCode());
        if (!learned.equals(place.learned())) {
            for (var lesson : lessons) {
                library.add(place.accountId(), place.botId(), lesson.name(), lesson.text().getBytes(StandardCharsets.UTF_8));
            }
            settings.put(SETTING, new Place(place.account(), place.bot(), learned));
        }
    }

    private static String secret() {
        var bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
