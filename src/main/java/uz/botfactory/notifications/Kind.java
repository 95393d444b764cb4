package uz.botfactory.notifications;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Every kind of notice: what it is about, and what its text may and must name. */
enum Kind {
    TRIAL_SOON("trial-3-days", Topic.PLAN, List.of(), "name", "date"),
    TRIAL_LAST_DAY("trial-last-day", Topic.PLAN, List.of(), "name", "date"),
    TRIAL_ENDED("trial-ended", Topic.PLAN, List.of(), "name", "date"),
    PLAN_3_DAYS("plan-3-days", Topic.PLAN, List.of(), "name", "plan", "date"),
    PLAN_1_DAY("plan-1-day", Topic.PLAN, List.of(), "name", "plan", "date"),
    PLAN_LAST_DAY("plan-last-day", Topic.PLAN, List.of(), "name", "plan", "date"),
    PLAN_ENDED("plan-ended", Topic.PLAN, List.of(), "name", "plan", "date"),
    USAGE_70("usage-70", Topic.USAGE, List.of(), "name", "used", "granted", "forecast", "until"),
    USAGE_90("usage-90", Topic.USAGE, List.of(), "name", "used", "granted", "forecast", "until"),
    USAGE_100("usage-100", Topic.USAGE, List.of(), "name", "used", "granted", "until"),
    PERSON_WANTED("person-wanted", Topic.WORK, List.of(), "name", "bot"),
    KEY_FAILED("key-failed", Topic.WORK, List.of("provider"), "name", "provider", "reason"),
    CEILING_FAST("ceiling-fast", Topic.WORK, List.of(), "name", "date"),
    CEILING_OFF("ceiling-off", Topic.WORK, List.of(), "name", "date"),
    STAFF_PROVIDER("staff-provider", Topic.WORK, List.of("provider"), "name", "provider", "reason"),
    STAFF_CEILING("staff-ceiling", Topic.WORK, List.of("business"), "name", "business", "date"),
    OFFER("offer", Topic.OFFERS, List.of("code"), "name", "percent", "code", "until", "button");

    private final String code;
    private final Topic topic;
    private final List<String> required;
    private final List<String> placeholders;

    Kind(String code, Topic topic, List<String> required, String... placeholders) {
        this.code = code;
        this.topic = topic;
        this.required = required;
        this.placeholders = List.of(placeholders);
    }

    /** How the table, addresses and texts name it. */
    String code() {
        return code;
    }

    Topic topic() {
        return topic;
    }

    /** What its text must name, or it would be of no use. */
    List<String> required() {
        return required;
    }

    /** What its text may name in braces. */
    List<String> placeholders() {
        return placeholders;
    }

    boolean isForStaff() {
        return code.startsWith("staff-");
    }

    static Optional<Kind> of(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code.equals(code)).findFirst();
    }
}
