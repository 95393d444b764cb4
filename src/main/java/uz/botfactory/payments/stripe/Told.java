package uz.botfactory.payments.stripe;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import uz.botfactory.plans.Money;

/** One of Stripe's objects as it was when we asked, with the places where "basil" keeps things. */
record Told(JsonNode object, Instant askedAt) {

    static final String ORDER = "order_id";

    String id() {
        return object.path("id").asString("");
    }

    boolean is(String field, String value) {
        return value.equals(text(field));
    }

    boolean isTrue(String field) {
        return object.path(field).asBoolean(false);
    }

    boolean has(String field) {
        return !object.path(field).isMissingNode() && !object.path(field).isNull();
    }

    @Nullable String text(String field) {
        return text(object.path(field));
    }

    /** The id of another object, whether only its id stands there or all of it. */
    @Nullable String reference(String field) {
        return reference(object.path(field));
    }

    Money money(String field) {
        var currency = object.path("currency").asString("").toUpperCase(Locale.ROOT);
        return new Money(Math.max(0, object.path(field).asLong(0)), currency);
    }

    /** What an invoice is over; a part of it may have come from the customer's balance at Stripe. */
    Money invoiced() {
        return money(has("total") ? "total" : "amount_paid");
    }

    /** Whether Stripe asked the payer's bank at least once; a fresh invoice waits for an hour. */
    boolean wasTried() {
        return object.path("attempt_count").asInt(0) > 0;
    }

    Instant created() {
        return time(object.path("created")).orElse(askedAt);
    }

    /** The order that a session, subscription, charge or payment intent was made for. */
    Optional<String> order() {
        return Optional.ofNullable(text("client_reference_id"))
                .or(() -> Optional.ofNullable(text(object.path("metadata").path(ORDER))))
                .or(() -> Optional.ofNullable(text(details().path("metadata").path(ORDER))));
    }

    /** The subscription that an invoice belongs to. */
    Optional<String> subscriptionOfInvoice() {
        return Optional.ofNullable(reference(details().path("subscription")));
    }

    /** When the first line of an invoice begins. */
    Optional<Instant> linesFrom() {
        return lineTime("start", (one, other) -> one.isBefore(other) ? one : other);
    }

    /** Up to when an invoice pays. */
    Optional<Instant> linesTo() {
        return lineTime("end", (one, other) -> one.isAfter(other) ? one : other);
    }

    Optional<Instant> periodStart() {
        return time(object.at("/items/data/0/current_period_start"));
    }

    Optional<Instant> periodEnd() {
        return time(object.at("/items/data/0/current_period_end"));
    }

    static @Nullable String reference(JsonNode node) {
        return text(node.isObject() ? node.path("id") : node);
    }

    static @Nullable String text(JsonNode node) {
        return node.isString() && !node.asString().isEmpty() ? node.asString() : null;
    }

    private JsonNode details() {
        return object.at("/parent/subscription_details");
    }

    private Optional<Instant> lineTime(String end, BinaryOperator<Instant> choice) {
        return object.at("/lines/data").valueStream().flatMap(line -> time(line.path("period").path(end)).stream()).reduce(choice);
    }

    private static Optional<Instant> time(JsonNode seconds) {
        return seconds.isNumber() ? Optional.of(Instant.ofEpochSecond(seconds.asLong())) : Optional.empty();
    }
}
