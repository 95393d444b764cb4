package uz.botfactory.payments.stripe;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.support.TestClock;
import uz.botfactory.world.Cast;
import uz.botfactory.world.FakeStripe;
import uz.botfactory.world.StripeEvent;

/** Somebody who buys through Stripe, and the events that follow. */
final class StripeStory {

    final Cast.Owner owner;
    final FakeStripe stripe = FakeStripe.shared();
    private final int port;
    private final TestClock clock;

    StripeStory(int port, TestClock clock) {
        this.port = port;
        this.clock = clock;
        this.owner = Cast.aziza(port);
        stripe.follow(clock);
    }

    AccountId account() {
        return new AccountId(UUID.fromString(owner.accountId()));
    }

    /** Moves the clock to a moment that is ahead. */
    void waitsUntil(Instant moment) {
        clock.pass(Duration.between(clock.instant(), moment));
    }

    /** Orders Basic for a month; gives the order's id. */
    String orders(String renewal) {
        return orders("basic", "monthly", renewal);
    }

    String orders(String plan, String period, String renewal) {
        var reply = owner.api()
                .post("/api/v1/orders", Map.of("plan", plan, "period", period, "provider", "stripe", "renewal", renewal));
        if (reply.status() != 201) {
            throw new AssertionError("ordering gave " + reply.status() + " " + reply.body());
        }
        return reply.text("id");
    }

    /** Orders, pays on the hosted page, and all events come once and in order. */
    String buys(String renewal) {
        return buys("basic", "monthly", renewal);
    }

    String buys(String plan, String period, String renewal) {
        var order = orders(plan, period, renewal);
        stripe.pays(stripe.sessionOf(order));
        allArrive(order);
        return order;
    }

    /** All that Stripe has to tell about the order; each must be accepted. */
    List<StripeEvent> allArrive(String order) {
        var news = stripe.newsOf(order);
        news.forEach(this::arrives);
        return news;
    }

    void arrives(StripeEvent event) {
        int status = bring(event);
        if (status != 200) {
            throw new AssertionError(event.type() + " was answered with " + status);
        }
    }

    int bring(StripeEvent event) {
        return event.bring(port, clock.instant());
    }

    JsonNode order(String id) {
        return owner.api().get("/api/v1/orders/" + id).body();
    }

    String status(String id) {
        return order(id).path("status").asString();
    }

    int credits(String id) {
        return order(id).path("credits").asInt();
    }

    Instant paidUntil(String id) {
        return Instant.parse(order(id).path("paidUntil").asString());
    }

    Map<String, Object> plan() {
        var plan = owner.api().get("/api/v1/me").body().path("plan");
        var seen = new HashMap<String, Object>();
        seen.put("code", plan.path("code").asString());
        seen.put("status", plan.path("status").asString());
        seen.put("endsAt", plan.path("endsAt").isString() ? Instant.parse(plan.path("endsAt").asString()) : null);
        return seen;
    }

    String planStatus() {
        return plan().get("code") + " " + plan().get("status");
    }

    /** The end of the period that Stripe's invoice paid for. */
    Instant endOf(String invoice) {
        return Instant.ofEpochSecond(stripe.object(invoice).at("/lines/data/0/period/end").asLong());
    }
}
