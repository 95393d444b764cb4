package uz.botfactory.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import uz.botfactory.BotFactory;
import uz.botfactory.ai.TestModel;
import uz.botfactory.support.TestClock;
import uz.botfactory.support.TestDatabase;
import uz.botfactory.support.postgres.EmbeddedPostgres;
import uz.botfactory.world.Api;
import uz.botfactory.world.Cast;
import uz.botfactory.world.FakeTelegram;
import uz.botfactory.world.Wire;

/** What a long life brings: a database that is away, a full disk, a clock that jumps, a second process. Nobody's message is lost. */
class HardDaysTests {

    private static final String QUESTION = "Palov qancha turadi?";

    @TempDir
    static Path data;

    private static EmbeddedPostgres database;
    private static Wire wire;
    private static ConfigurableApplicationContext product;
    private static int port;

    private final FakeTelegram.Bot telegram = FakeTelegram.shared().bot();
    private Cast.Owner aziza;
    private String bot;

    @BeforeAll
    static void theProductRuns() throws IOException {
        database = EmbeddedPostgres.start(data, TestDatabase.sharedCache());
        wire = new Wire(Integer.parseInt(database.url().replaceAll(".*:(\\d+)/.*", "$1")));
        product = start(data.resolve("one"));
        port = port(product);
    }

    @AfterAll
    static void everythingStops() throws IOException {
        product.close();
        wire.close();
        database.close();
    }

    private static ConfigurableApplicationContext start(Path folder) {
        return new SpringApplicationBuilder(BotFactory.class, TestClock.Configuration.class, TestModel.Configuration.class)
                .profiles("test")
                .properties(Map.of("spring.main.register-shutdown-hook", "false"))
                .run(
                        "--server.port=0",
                        "--botfactory.data-dir=" + folder,
                        "--botfactory.ai.provider=builtin",
                        "--botfactory.telegram.api-url=" + FakeTelegram.shared().url(),
                        "--botfactory.database.embedded=false",
                        "--botfactory.database.url=jdbc:postgresql://127.0.0.1:" + wire.port() + "/postgres",
                        "--botfactory.database.username=" + database.user(),
                        "--botfactory.database.password=" + database.password());
    }

    private static int port(ConfigurableApplicationContext product) {
        return product.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    @BeforeEach
    void azizasBotIsOnTelegram() {
        aziza = Cast.aziza(port);
        bot = aziza.api().post("/api/v1/bots", Map.of("name", "Choyxona")).text("id");
        learned(teach("Narxlar", "Palov 35 000 soʻm turadi. Somsa 8 000 soʻm turadi."));
        assertThat(aziza.api().put("/api/v1/bots/" + bot + "/channels/telegram", Map.of("token", telegram.token())).status())
                .isEqualTo(200);
    }

    @AfterEach
    void aGoodDayComes() {
        wire.mend();
        product.getBean(TestClock.class).reset();
        await().atMost(Duration.ofSeconds(30)).until(() -> aziza.api().delete("/api/v1/bots/" + bot).status() == 204);
        assertThat(telegram.violations()).isEmpty();
    }

    @Test
    void aDatabaseThatIsAwayForTenSecondsLosesNoMessage() throws InterruptedException {
        customers(1, 5).forEach(customer -> telegram.writes(customer, QUESTION));

        wire.cut();
        customers(6, 15).forEach(customer -> telegram.writes(customer, QUESTION));
        var refused = aziza.api().get("/api/v1/bots");
        Thread.sleep(Duration.ofSeconds(10)); // the outage itself, not a wait for something
        wire.mend();

        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.header("Retry-After")).isNotBlank();
        everyoneIsAnsweredOnce(1, 15);
    }

    @Test
    void anImportSurvivesADatabaseThatGoesAway() throws InterruptedException {
        var text = IntStream.range(0, 20_000).mapToObj(n -> "Mahsulot " + n + " narxi " + (1_000 + n) + " soʻm.\n\n").reduce("", String::concat);
        var document = teach("Roʻyxat", text);

        await().atMost(Duration.ofSeconds(20)).until(() -> stage(document), stage -> !stage.equals("waiting"));
        wire.cut();
        Thread.sleep(Duration.ofSeconds(3)); // the outage itself
        wire.mend();

        learned(document);
        var found = aziza.api().post("/api/v1/bots/" + bot + "/search", Map.of("query", "Mahsulot 19999 narxi"));
        assertThat(found.body().path("items").toString()).contains("20999");
    }

    @Test
    void aFullDiskIsSaidAndLeavesNothingHalfDone() throws SQLException {
        try (var server = DriverManager.getConnection(database.url(), database.user(), database.password())) {
            diskIsFull(server, true);
            var refused = aziza.api().post("/api/v1/bots/" + bot + "/documents/text", Map.of("title", "Yangi", "text", "Choy 5 000 soʻm."));
            diskIsFull(server, false);

            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.text("detail")).isNotBlank();
        }
        assertThat(aziza.api().get("/api/v1/bots/" + bot + "/documents").body().path("items")).hasSize(1);
        learned(teach("Yangi", "Choy 5 000 soʻm."));
        telegram.writes(1, QUESTION);
        everyoneIsAnsweredOnce(1, 1);
    }

    /** As PostgreSQL says it when a file cannot grow: SQLSTATE 53100. */
    private static void diskIsFull(Connection server, boolean full) throws SQLException {
        try (var statement = server.createStatement()) {
            statement.execute("drop trigger if exists full_disk on original");
            statement.execute("create or replace function full_disk() returns trigger language plpgsql as "
                    + "$$ begin raise exception 'could not extend file: No space left on device' using errcode = '53100'; end $$");
            if (full) {
                statement.execute("create trigger full_disk before insert on original for each row execute function full_disk()");
            }
        }
    }

    @Test
    void aClockThatJumpsHoldsNobodyUp() {
        var clock = product.getBean(TestClock.class);
        telegram.writes(1, QUESTION);
        clock.pass(Duration.ofDays(3));
        telegram.writes(2, QUESTION);
        var ahead = teach("Oldinda", "Manti 28 000 soʻm turadi.");
        everyoneIsAnsweredOnce(1, 2);
        learned(ahead);
        assertThat(IntStream.range(0, 14).map(n -> logIn("wrong").status())).contains(429);

        clock.reset();
        assertThat(logIn(Cast.PASSWORD).status()).isEqualTo(200);
        telegram.writes(3, QUESTION);
        var back = teach("Orqada", "Lagʻmon 32 000 soʻm turadi.");
        everyoneIsAnsweredOnce(1, 3);
        learned(back);
    }

    @Test
    void twoProcessesShareTheWork(@TempDir Path folder) {
        try (var second = start(folder)) {
            var elsewhere = new Api(port(second)).with(aziza.token());
            customers(1, 20).forEach(customer -> telegram.writes(customer, QUESTION));
            var document = elsewhere
                    .post("/api/v1/bots/" + bot + "/documents/text", Map.of("title", "Choy", "text", "Choy 5 000 soʻm turadi."))
                    .text("id");
            everyoneIsAnsweredOnce(1, 20);
            learned(document);
            for (var process : List.of(aziza.api(), elsewhere)) {
                await().atMost(Duration.ofSeconds(5))
                        .untilAsserted(() -> assertThat(process.post("/api/v1/bots/" + bot + "/search", Map.of("query", "choy narxi"))
                                        .body()
                                        .path("items")
                                        .toString())
                                .contains("5 000"));
            }
        }
    }

    private Api.Reply logIn(String password) {
        return new Api(port).post("/api/v1/auth/login", Map.of("login", aziza.email(), "password", password));
    }

    private static List<Long> customers(int first, int last) {
        return IntStream.rangeClosed(first, last).mapToObj(Long::valueOf).toList();
    }

    private void everyoneIsAnsweredOnce(int first, int last) {
        for (var customer : customers(first, last)) {
            await().atMost(Duration.ofSeconds(60)).until(() -> !telegram.saidTo(customer).isEmpty());
        }
        await().during(Duration.ofSeconds(1)).atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            for (var customer : customers(first, last)) {
                assertThat(telegram.saidTo(customer)).as("said to " + customer).hasSize(1).first().asString().contains("35 000");
            }
        });
    }

    private String teach(String title, String text) {
        var taught = aziza.api().post("/api/v1/bots/" + bot + "/documents/text", Map.of("title", title, "text", text));
        assertThat(taught.status()).isEqualTo(202);
        return taught.text("id");
    }

    private void learned(String document) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> aziza.api().get("/api/v1/bots/" + bot + "/documents/" + document).text("status").equals("ready"));
    }

    private String stage(String document) {
        return aziza.api().get("/api/v1/bots/" + bot + "/documents/" + document).text("stage");
    }
}
