package uz.botfactory.conversations;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param repliesPerMinute to one customer; what is written beyond waits and joins the next reply
 * @param personStays how long the bot keeps silent after a person's last word
 * @param answeredWithin how old a question may be that is still answered when the bot resumes
 * @param keptFor how long conversations are kept after their last message
 */
@ConfigurationProperties("botfactory.conversations")
record ConversationSettings(
        @DefaultValue("20") int repliesPerMinute,
        @DefaultValue("2h") Duration personStays,
        @DefaultValue("24h") Duration answeredWithin,
        @DefaultValue("730d") Duration keptFor) {}
