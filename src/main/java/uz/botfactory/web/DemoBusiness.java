package uz.botfactory.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.accounts.Accounts;
import uz.botfactory.accounts.NewPerson;
import uz.botfactory.bots.Bot;
import uz.botfactory.bots.BotChange;
import uz.botfactory.bots.Bots;
import uz.botfactory.conversations.Asking;
import uz.botfactory.conversations.Incoming;
import uz.botfactory.knowledge.Document;
import uz.botfactory.knowledge.Library;
import uz.botfactory.plans.Period;
import uz.botfactory.plans.Plans;
import uz.botfactory.support.Ids;
import uz.botfactory.support.Secrets;
import uz.botfactory.support.SettingsStore;
import uz.botfactory.support.UiLanguage;

/**
 * A tea house to look around in (botfactory.demo=true): its owner, bot, documents and conversations, made once and by
 * the same doors that real ones use. Its log-in is printed at every start.
 */
@Component
@ConditionalOnProperty("botfactory.demo")
class DemoBusiness {

    private static final Logger log = LoggerFactory.getLogger(DemoBusiness.class);

    private static final String SETTING = "web.demo-business";
    private static final String EMAIL = "demo@choyxona.example";
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final List<Guest> GUESTS = List.of(
            new Guest("Dilnoza", "Assalomu alaykum, osh narxi qancha?", "Yetkazib berish bormi?"),
            new Guest("Sergey", "Здравствуйте, до скольки вы работаете?", "Сколько стоит доставка?"),
            new Guest("Jasur aka", "20 kishiga xona band qilsa boladimi", "rahmat"),
            new Guest("Мадина", "Шашлик нархи қанча?", "Манзилингиз қаерда?"),
            new Guest("Emily", "Do you accept cards?", "Where are you?"),
            new Guest("Botir", "toyga osh damlab berasizlarmi, 120 kishi", "operator"),
            new Guest("Kamola", "Bolalar uchun oʻyin maydonchasi bormi?"));

    private final Accounts accounts;
    private final Bots bots;
    private final Library library;
    private final Plans plans;
    private final Asking asking;
    private final SettingsStore settings;
    private final Secrets secrets;
    private final Environment environment;

    DemoBusiness(
            Accounts accounts,
            Bots bots,
            Library library,
            Plans plans,
            Asking asking,
            SettingsStore settings,
            Secrets secrets,
            Environment environment) {
        this.accounts = accounts;
        this.bots = bots;
        this.library = library;
        this.plans = plans;
        this.asking = asking;
        this.settings = settings;
        this.secrets = secrets;
        this.environment = environment;
    }

    /** Somebody who writes to the tea house. */
    private record Guest(String name, String... questions) {}

    /** What is needed to sign in again. */
    record Owner(String sealedPassword) {}

    @EventListener(ApplicationReadyEvent.class)
    void show() {
        Thread.ofVirtual().name("demo-business").start(this::openAndPrint);
    }

    private void openAndPrint() {
        try {
            var known = settings.<@Nullable Owner>get(SETTING, Owner.class, null);
            print(known == null ? open() : secrets.decrypt(Base64.getDecoder().decode(known.sealedPassword()), SETTING));
        } catch (RuntimeException e) {
            log.error("The demo business could not be made", e);
        }
    }

    private String open() {
        var password = secret();
        var owner = accounts.register(new NewPerson(
                "Aziza Karimova", "+998990000002", EMAIL, password, "demo", UiLanguage.UZ));
        var account = accounts.accountOf(owner.id());
        settings.put(SETTING, new Owner(Base64.getEncoder().encodeToString(secrets.encrypt(password, SETTING))));
        plans.assign(account, "business", Period.ANNUAL, "demo");
        var bot = teaHouse(account);
        teach(bot);
        GUESTS.forEach(guest -> visit(guest, bot));
        ask("test", owner.id().toString(), owner.fullName(), "Osh qancha turadi?", bot);
        return password;
    }

    private Bot teaHouse(AccountId account) {
        var bot = bots.create(
                account,
                new BotChange(
                        "Chinor choyxonasi",
                        "Milliy taomlar, yetkazib berish va xonalar",
                        "Assalomu alaykum! Chinor choyxonasiga xush kelibsiz 🍵 Nima buyurasiz?",
                        "Mehmondoʻst choyxona yordamchisi. Qisqa va samimiy javob beradi.",
                        null,
                        List.of("uz", "ru", "en"),
                        null,
                        null));
        return bots.start(account, bot.id());
    }

    private void teach(Bot bot) {
        library.add(bot.account(), bot.id(), "Narxlar.csv", file("choyxona_narxlar.csv"));
        library.add(bot.account(), bot.id(), "Qoidalar.txt", file("choyxona_qoidalar.txt"));
        library.addAnswer(bot.account(), bot.id(), "Avtoturargoh bormi?", "Ha, 15 ta mashina uchun bepul avtoturargoh bor.");
        waitUntilRead(bot);
    }

    private void waitUntilRead(Bot bot) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < until
                && library.of(bot.account(), bot.id()).stream()
                        .anyMatch(document -> document.status() == Document.Status.PROCESSING)) {
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
    }

    private void visit(Guest guest, Bot bot) {
        var id = Ids.next().toString();
        for (var question : guest.questions()) {
            ask("telegram", id, guest.name(), question, bot);
        }
    }

    private void ask(String channel, String asker, String name, String question, Bot bot) {
        asking.ask(new Asking.Wish(
                bot.account(), bot.id(), channel, asker, asker, name, Incoming.Kind.TEXT, question, null));
    }

    private void print(String password) {
        var port = environment.getProperty("local.server.port", "8080");
        log.info("Demo: http://localhost:{}/uz/login, email {}, password {}", port, EMAIL, password);
    }

    private static String secret() {
        var random = new byte[9];
        new SecureRandom().nextBytes(random);
        return "choy-" + Base64.getUrlEncoder().encodeToString(random);
    }

    private static byte[] file(String name) {
        try (var file = new ClassPathResource("demo/" + name).getInputStream()) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
