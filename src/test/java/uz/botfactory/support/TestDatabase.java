package uz.botfactory.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Gives each product that a test boots a data folder of its own, and all of them the same unpacked programs. */
public class TestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        try {
            var data = Files.createTempDirectory("botfactory-test-");
            TestPropertyValues.of(Map.of(
                            "botfactory.data-dir", data.toString(),
                            "botfactory.database.cache", sharedCache().toString()))
                    .applyTo(context);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where PostgreSQL's programs are unpacked once for all tests. */
    public static Path sharedCache() {
        return Path.of(System.getProperty("java.io.tmpdir"), "botfactory-programs");
    }
}
