package uz.botfactory.payments.click;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What Click is told. @param ours our number of the attempt; null when there is none */
record ClickAnswer(ClickError error, @Nullable Long ours) {

    static ClickAnswer of(ClickError error) {
        return new ClickAnswer(error, null);
    }

    /** As it goes over the wire; what Click sent is said again. */
    Map<String, Object> message(ClickForm form, ClickPhase phase) {
        var message = new LinkedHashMap<String, Object>();
        message.put("click_trans_id", number(form.text("click_trans_id")));
        message.put("merchant_trans_id", form.text("merchant_trans_id"));
        message.put(phase.answerId(), ours);
        message.put("error", error.code());
        message.put("error_note", error.note());
        return message;
    }

    /** All of its digits; what is no number cannot be said again as one. */
    private static @Nullable Long number(String text) {
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
