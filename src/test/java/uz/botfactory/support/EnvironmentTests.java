package uz.botfactory.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvironmentTests {

    private static final String KEY = "0123456789012345678901234567890123";

    @TempDir
    Path data;

    @Test
    void theFirstNameWinsAndTheOtherIsMentioned() {
        var read = read(Map.of("PUBLIC_URL", "https://bot.uz/", "DOMAIN_URL", "https://other.uz"));

        assertThat(read.properties()).containsEntry("botfactory.public-url", "https://bot.uz");
        assertThat(read.warnings()).first().asString().contains("PUBLIC_URL", "DOMAIN_URL");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PORT | 99999",
                "PORT | abc",
                "PUBLIC_URL | http://bot.uz",
                "PUBLIC_URL | bot.uz",
                "PUBLIC_URL | https://bot.uz/path",
                "TRIAL_DAYS | -3",
                "UI_LANGUAGES | ru,en",
                "UI_LANGUAGES | uz,de",
                "AI_PROVIDER | claude",
                "DATABASE_URL | sqlite:///bot.db",
                "DATABASE_URL | mysql://u:p@h/db",
                "SECRET_KEY | short",
                "MAIL_SECURITY | ssl",
                "MAX_UPLOAD_MB | 0",
                "PHONE_COUNTRIES | Uzbekistan",
                "TRUSTED_PROXIES | everybody",
                "GEMINI_BASE_URL | gemini",
                "ADMIN_EMAIL | boss",
                "RATE_LIMIT_PER_MINUTE | 0",
                "MAIL_HOST | smtp.example.uz"
            })
    void aWrongValueStopsTheStartWithALineThatNamesTheVariable(String name, String value) {
        assertThatThrownBy(() -> read(Map.of(name, value)))
                .isInstanceOf(Environment.Wrong.class)
                .hasMessageContaining(name.equals("MAIL_HOST") ? "MAIL_FROM" : name)
                .satisfies(wrong -> assertThat(wrong.getMessage()).doesNotContain("\n"));
    }

    @Test
    void aDatabaseAddressOfRenderIsUnderstood() {
        var read = read(Map.of("DATABASE_URL", "postgres://bot:p%40ss@db.render.com:5432/main?sslmode=require", "SECRET_KEY", KEY));

        assertThat(read.properties())
                .containsEntry("botfactory.database.url", "jdbc:postgresql://db.render.com:5432/main?sslmode=require")
                .containsEntry("botfactory.database.username", "bot")
                .containsEntry("botfactory.database.password", "p@ss");
    }

    @Test
    void anOutsideDatabaseNeedsAKeyOfItsOwn() {
        assertThatThrownBy(() -> read(Map.of("DATABASE_URL", "postgres://h/db"))).hasMessageContaining("SECRET_KEY");
    }

    @Test
    void aMissingKeyIsMadeOnceAndKept() {
        var first = read(Map.of());
        var second = read(Map.of());

        assertThat(first.warnings()).hasSize(1);
        assertThat(second.warnings()).isEmpty();
        assertThat(first.properties().get("botfactory.secret.key"))
                .isEqualTo(second.properties().get("botfactory.secret.key"));
    }

    @Test
    void anEmptyValueCountsAsNotSet() {
        assertThat(read(Map.of("PORT", "", "GEMINI_API_KEY", " ")).properties())
                .doesNotContainKeys("server.port", "botfactory.ai.gemini.api-key");
    }

    private Environment.Read read(Map<String, String> values) {
        var environment = new HashMap<>(values);
        environment.put("DATA_DIR", data.toString());
        return Environment.read(environment);
    }
}
