package uz.botfactory.channels;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much one process does at once.
 *
 * @param inFlight conversations being answered at the same time
 * @param signsUpTo up to so many of them, customers see typing and growing answers
 */
@ConfigurationProperties("botfactory.lanes")
record LaneSettings(@DefaultValue("3000") int inFlight, @DefaultValue("100") int signsUpTo) {}
