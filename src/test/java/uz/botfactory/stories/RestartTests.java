package uz.botfactory.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.web.server.LocalServerPort;
import uz.botfactory.BotFactory;
import uz.botfactory.ProductTest;
import uz.botfactory.ai.TestModel;
import uz.botfactory.support.TestClock;
import uz.botfactory.support.postgres.EmbeddedPostgres;
import uz.botfactory.world.Api;
import uz.botfactory.world.Cast;
import uz.botfactory.world.Visitor;

/** Who is signed in stays so when another process of the product answers: after a restart, or beside this one. */
@ProductTest
class RestartTests {

    @LocalServerPort
    int port;

    @Autowired
    EmbeddedPostgres database;

    @Test
    void aFreshProcessKnowsWhoIsSignedIn(@TempDir Path data) {
        var aziza = new Visitor(port);
        aziza.register("Aziza Karimova");
        var program = Cast.aziza(port);

        try (var fresh = new SpringApplicationBuilder(
                        BotFactory.class, TestClock.Configuration.class, TestModel.Configuration.class)
                .profiles("test")
                .properties(Map.of("spring.main.register-shutdown-hook", "false"))
                .run(
                        "--server.port=0",
                        "--botfactory.data-dir=" + data,
                        "--botfactory.database.embedded=false",
                        "--botfactory.database.url=" + database.url(),
                        "--botfactory.database.username=" + database.user(),
                        "--botfactory.database.password=" + database.password())) {
            int freshPort = fresh.getEnvironment().getRequiredProperty("local.server.port", Integer.class);

            assertThat(aziza.at(freshPort).open("/uz/profile").html().select("#f-fullName").val())
                    .isEqualTo("Aziza Karimova");
            assertThat(new Api(freshPort).with(program.token()).get("/api/v1/me").text("email"))
                    .isEqualTo(program.email());
        }
    }
}
