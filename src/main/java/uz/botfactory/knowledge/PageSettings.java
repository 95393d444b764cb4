package uz.botfactory.knowledge;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How web pages are fetched.
 *
 * @param allowPrivateAddresses for tests, whose web servers live on this machine; never in production
 * @param fetchTime the longest a page may take, redirects included
 */
@ConfigurationProperties("botfactory.knowledge")
record PageSettings(@DefaultValue("false") boolean allowPrivateAddresses, @DefaultValue("25s") Duration fetchTime) {}
