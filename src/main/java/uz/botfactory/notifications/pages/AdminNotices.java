package uz.botfactory.notifications.pages;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Texts, figures and what was sent, for staff.
 *
 * @param problem what is wrong with the figures; null when nothing is
 * @param refused whose address the mail server refuses
 * @param next where the list goes on; null at its end
 */
public record AdminNotices(
        List<Text> texts,
        int hours,
        int mails,
        int percent,
        int days,
        @Nullable String problem,
        List<Refused> refused,
        List<Sent> sent,
        @Nullable String next) {

    /** @param changed in how many languages it is not as shipped */
    public record Text(String kind, int changed) {}

    /** An owner to whom mails do not get through. */
    public record Refused(String name, String email, Instant since) {}

    /** One thing that was told, without its words. */
    public record Sent(String kind, @Nullable String name, @Nullable String email, boolean mail, boolean telegram, Instant at) {}
}
