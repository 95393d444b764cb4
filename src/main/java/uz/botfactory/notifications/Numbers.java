package uz.botfactory.notifications;

import org.springframework.stereotype.Component;
import uz.botfactory.support.Problem;
import uz.botfactory.support.SettingsStore;

/** The figures of offers, which the admin may change. */
@Component
class Numbers {

    /**
     * @param hours between two offers, and between the trial's end and the first
     * @param mails after so many no more come
     * @param percent what the coupon takes off
     * @param days how long the coupon is valid
     */
    record Offering(int hours, int mails, int percent, int days) {

        static final Offering SHIPPED = new Offering(54, 10, 10, 7);
    }

    private static final String KEY = "notifications.offers";

    private final SettingsStore settings;

    Numbers(SettingsStore settings) {
        this.settings = settings;
    }

    Offering offering() {
        return settings.get(KEY, Offering.class, Offering.SHIPPED);
    }

    void change(Offering offering) {
        within(offering.hours(), 1, 24 * 60, "hours");
        within(offering.mails(), 0, 100, "mails");
        within(offering.percent(), 1, 99, "percent");
        within(offering.days(), 1, 365, "days");
        settings.put(KEY, offering);
    }

    private static void within(int number, int from, int to, String field) {
        if (number < from || number > to) {
            throw Problem.of(422, "number_out_of_range", "notifications.problem.numberOutOfRange", from, to).at(field);
        }
    }
}
