package uz.botfactory.accounts;

import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** PHONE_COUNTRIES, REGISTRATIONS_PER_HOUR, RATE_LIMIT_PER_MINUTE, PUBLIC_URL and the first admin. */
@ConfigurationProperties("botfactory")
record AccountSettings(
        @DefaultValue("UZ") Set<String> phoneCountries,
        @DefaultValue("20") int registrationsPerHour,
        @DefaultValue("600") int rateLimitPerMinute,
        @DefaultValue FirstAdmin admin) {

    record FirstAdmin(
            @DefaultValue("admin") String username,
            @DefaultValue("admin@localhost") String email,
            @DefaultValue("") String password) {}
}
