package uz.botfactory.payments.stripe;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What we read of an event: that something about an object changed. What the event shows of the object is old when it
 * comes, and in whatever version its endpoint was made with, so we do not look at it.
 *
 * @param object its id
 */
record StripeNotice(String id, String type, String object) {

    /** Empty when it is no event. */
    static Optional<StripeNotice> read(byte[] body, JsonMapper json) {
        try {
            var event = json.readTree(body);
            var notice = new StripeNotice(
                    event.path("id").asString(""), event.path("type").asString(""), event.at("/data/object/id").asString(""));
            return Optional.of(notice).filter(one -> !one.id.isEmpty() && !one.type.isEmpty());
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }
}
