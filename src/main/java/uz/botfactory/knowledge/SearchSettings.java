package uz.botfactory.knowledge;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Where indexes are kept, and how long an unused one stays open. */
@ConfigurationProperties("botfactory")
record SearchSettings(@DefaultValue("./data") Path dataDir, @DefaultValue("10m") Duration searchIdle) {

    Path folder() {
        return dataDir.resolve("cache").resolve("search");
    }
}
