package uz.botfactory.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import uz.botfactory.ProductTest;
import uz.botfactory.support.Ids;
import uz.botfactory.world.Api;
import uz.botfactory.world.Cast;
import uz.botfactory.world.Visitor;

/**
 * The stranger Chingiz, and nobody at all, try every page and every call that the product has. Each route stands in one of
 * the lists below; a new one that stands in none fails this test, so that nobody forgets to say for whom it is.
 */
@ProductTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WallsTests {

    /** For everybody: there is nothing of anybody in it. */
    private static final String ANYBODY = """
            * /error
            * /payments/stripe
            * /payments/payoneer
            * /payments/uzum-checkout
            DELETE /payments/uzum/{operation}
            GET /payments/uzum/{operation}
            HEAD /payments/uzum/{operation}
            OPTIONS /payments/uzum/{operation}
            PATCH /payments/uzum/{operation}
            POST /payments/uzum/{operation}
            PUT /payments/uzum/{operation}
            GET /
            GET /forgot
            GET /health/live
            GET /health/ready
            GET /help
            GET /login
            GET /login/code
            GET /manifest.webmanifest
            GET /offer
            GET /prices
            GET /privacy
            GET /refund
            GET /register
            GET /reset
            GET /robots.txt
            GET /sitemap.xml
            GET /swagger-ui
            GET /theme
            GET /v3/api-docs
            GET /v3/api-docs.yaml
            GET /v3/api-docs/swagger-config
            GET /verify
            GET /metrics
            GET /api/v1/plans
            POST /api/v1/auth/login
            POST /api/v1/auth/logout
            POST /api/v1/auth/password-reset
            POST /api/v1/auth/password-reset/confirm
            POST /api/v1/auth/register
            POST /api/v1/auth/verify-email
            POST /api/v1/languages/detect
            POST /chat/demo
            POST /forgot
            POST /help
            POST /login
            POST /login/code
            POST /register
            POST /reset
            POST /verify
            GET /unsubscribe/{token}
            POST /unsubscribe/{token}
            """;

    /** For whoever is signed in, about themselves. */
    private static final String OWN = """
            DELETE /api/v1/me
            DELETE /api/v1/me/ai-key
            GET /ai-key
            GET /api/v1/bots
            GET /api/v1/conversations
            GET /api/v1/me
            GET /api/v1/me/ai-key
            GET /api/v1/me/api-keys
            GET /api/v1/me/data
            GET /api/v1/me/plan-history
            GET /api/v1/orders
            GET /api/v1/plan-requests
            GET /api/v1/statement
            GET /api/v1/statement.csv
            GET /bots
            GET /bots/new
            GET /checkout
            GET /checkout/sum
            GET /home
            GET /orders
            GET /orders/statement.csv
            GET /plan
            GET /plan/requests
            GET /profile
            GET /profile/api-keys
            GET /profile/data
            GET /profile/data/export
            GET /profile/security
            PATCH /api/v1/me
            POST /ai-key
            POST /ai-key/remove
            POST /api/v1/bots
            POST /api/v1/me/api-keys
            POST /api/v1/me/second-factor
            POST /api/v1/me/second-factor/confirm
            POST /api/v1/me/second-factor/remove
            POST /api/v1/orders
            POST /api/v1/plan-requests
            POST /bots
            POST /checkout
            POST /logout
            POST /plan/requests
            POST /profile
            POST /profile/api-keys
            POST /profile/data/delete
            POST /profile/security/end-others
            POST /profile/security/password
            POST /profile/security/second-factor
            POST /profile/security/second-factor/confirm
            POST /profile/security/second-factor/remove
            POST /profile/verify-email
            PUT /api/v1/me/ai-key
            PUT /api/v1/me/password
            DELETE /api/v1/me/notices/telegram
            GET /api/v1/me/notices
            GET /notifications
            POST /api/v1/me/notices/telegram
            POST /notifications
            POST /notifications/telegram/unlink
            PUT /api/v1/me/notices
            """;

    /** About one thing that its address names; for others there is no such thing. */
    private static final String NAMED = """
            DELETE /api/v1/bots/{id}
            DELETE /api/v1/bots/{id}/channels/telegram
            DELETE /api/v1/bots/{id}/documents/{documentId}
            DELETE /api/v1/me/api-keys/{id}
            DELETE /api/v1/plan-requests/{id}
            GET /api/v1/bots/{id}
            GET /api/v1/bots/{id}/channels
            GET /api/v1/bots/{id}/documents
            GET /api/v1/bots/{id}/documents/{documentId}
            GET /api/v1/bots/{id}/documents/{documentId}/original
            GET /api/v1/bots/{id}/documents/{documentId}/preview
            GET /api/v1/conversations/{id}
            GET /api/v1/conversations/{id}/messages
            GET /api/v1/coupons/{code}
            GET /api/v1/orders/{id}
            GET /bots/{id}
            GET /bots/{id}/avatar
            GET /bots/{id}/channels
            GET /bots/{id}/chat
            GET /bots/{id}/conversations
            GET /bots/{id}/conversations/{conversation}
            GET /bots/{id}/knowledge
            GET /bots/{id}/knowledge/documents
            GET /bots/{id}/knowledge/{document}
            GET /bots/{id}/knowledge/{document}/export
            GET /bots/{id}/settings
            GET /orders/{id}
            GET /orders/{id}/receipt/{number}
            GET /orders/{id}/return
            PATCH /api/v1/bots/{id}
            POST /api/v1/bots/{id}/ask
            POST /api/v1/bots/{id}/copy
            POST /api/v1/bots/{id}/documents
            POST /api/v1/bots/{id}/documents/qa
            POST /api/v1/bots/{id}/documents/text
            POST /api/v1/bots/{id}/documents/url
            POST /api/v1/bots/{id}/search
            POST /api/v1/bots/{id}/start
            POST /api/v1/bots/{id}/stop
            POST /api/v1/conversations/{id}/handback
            POST /api/v1/conversations/{id}/messages
            POST /api/v1/conversations/{id}/takeover
            GET /api/v1/orders/{id}/invoice.pdf
            GET /orders/{id}/invoice.pdf
            POST /api/v1/orders/{id}/cancel
            POST /api/v1/orders/{id}/cancel-renewal
            POST /api/v1/orders/{id}/portal
            POST /bots/{id}/channels/telegram
            POST /bots/{id}/channels/telegram/check
            POST /bots/{id}/channels/telegram/disconnect
            POST /bots/{id}/chat
            POST /bots/{id}/copy
            POST /bots/{id}/delete
            POST /bots/{id}/knowledge/answers
            POST /bots/{id}/knowledge/files
            POST /bots/{id}/knowledge/pages
            POST /bots/{id}/knowledge/sample
            POST /bots/{id}/knowledge/texts
            POST /bots/{id}/knowledge/{document}/delete
            POST /bots/{id}/knowledge/{document}/replace
            POST /bots/{id}/settings
            POST /bots/{id}/start
            POST /bots/{id}/stop
            POST /orders/{id}/cancel
            POST /orders/{id}/cancel-renewal
            POST /orders/{id}/pay
            POST /orders/{id}/portal
            POST /plan/requests/{id}/withdraw
            POST /profile/api-keys/{id}/revoke
            PUT /api/v1/bots/{id}/channels/telegram
            """;

    /** For the platform's staff; for others it is not there. */
    private static final String STAFF = """
            DELETE /api/v1/admin/users/{id}/plan
            GET /admin
            GET /admin/coupons
            GET /admin/orders
            GET /admin/orders/{id}
            GET /admin/plans
            GET /admin/plans/new
            GET /admin/plans/{code}
            GET /admin/requests
            GET /admin/requests/{id}/decline
            GET /admin/requests/{id}/grant
            GET /admin/revenue
            GET /admin/texts
            GET /admin/texts/{name}/{language}
            GET /admin/users
            GET /admin/users/{id}/plan
            GET /api/v1/admin/audit-log
            GET /api/v1/admin/books
            GET /api/v1/admin/coupons
            GET /api/v1/admin/coupons/{code}
            PATCH /api/v1/admin/coupons/{code}
            POST /api/v1/admin/coupons
            POST /api/v1/admin/coupons/{code}/disable
            POST /api/v1/admin/coupons/{code}/enable
            GET /api/v1/admin/credits
            GET /api/v1/admin/orders/{id}
            GET /api/v1/admin/payment-tasks
            GET /api/v1/admin/payments
            GET /api/v1/admin/revenue
            GET /api/v1/admin/plan-requests
            GET /api/v1/admin/plans
            GET /api/v1/admin/plans/{code}
            GET /api/v1/admin/plans/{code}/versions
            GET /api/v1/admin/settings/dollar-rate
            GET /api/v1/admin/users
            GET /api/v1/admin/requisites
            PUT /api/v1/admin/requisites
            GET /api/v1/admin/users/{id}
            GET /api/v1/admin/users/{id}/plan
            GET /api/v1/admin/users/{id}/statement.csv
            POST /admin/help/{id}/settle
            POST /admin/coupons
            POST /admin/coupons/{code}/disabled
            POST /admin/orders/{id}/paid
            POST /admin/orders/{id}/receipt
            POST /admin/orders/{id}/refund
            POST /admin/orders/{id}/refunds/{refund}/settle
            POST /admin/plans/new
            POST /admin/plans/{code}
            POST /admin/plans/{code}/up
            POST /admin/requests/{id}/decline
            POST /admin/requests/{id}/grant
            POST /admin/revenue/dollar-rate
            POST /admin/revenue/requisites
            POST /admin/revenue/tasks/{id}/settle
            POST /admin/second-factor
            POST /admin/texts/{name}/{language}
            POST /admin/users/{id}/ban
            POST /admin/users/{id}/plan/end
            POST /admin/users/{id}/plan/extend
            POST /admin/users/{id}/plan/grant
            POST /admin/users/{id}/plan/notes
            POST /admin/users/{id}/unban
            POST /api/v1/admin/orders/{id}/paid
            POST /api/v1/admin/orders/{id}/receipt
            POST /api/v1/admin/orders/{id}/refund
            POST /api/v1/admin/orders/{id}/refunds/{refund}/settle
            POST /api/v1/admin/plan-requests/{id}/decline
            POST /api/v1/admin/plan-requests/{id}/grant
            POST /api/v1/admin/payment-tasks/{id}/settle
            POST /api/v1/admin/plans
            POST /api/v1/admin/users/{id}/ban
            POST /api/v1/admin/users/{id}/plan
            POST /api/v1/admin/users/{id}/plan/extend
            POST /api/v1/admin/users/{id}/plan/notes
            POST /api/v1/admin/users/{id}/unban
            DELETE /api/v1/admin/notices/texts/{kind}/{language}
            GET /admin/notices
            GET /admin/notices/texts/{kind}
            GET /api/v1/admin/notices
            GET /api/v1/admin/notices/numbers
            GET /api/v1/admin/notices/refused
            GET /api/v1/admin/notices/texts
            POST /admin/notices/numbers
            POST /admin/notices/texts/{kind}
            POST /api/v1/admin/notices/texts/{kind}/{language}/preview
            PUT /api/v1/admin/notices/numbers
            PUT /api/v1/admin/notices/texts/{kind}/{language}
            PUT /api/v1/admin/plans/order
            PUT /api/v1/admin/plans/{code}
            PUT /api/v1/admin/plans/{code}/visible
            PUT /api/v1/admin/settings/dollar-rate
            """;

    private static final Pattern VARIABLE = Pattern.compile("\\{([^}]+)}");
    private static final String PRICE = "Maxfiy narx 777 333 so'm. Faqat biz bilamiz.";

    /** What a call of any kind could want to hear, with our own bad wishes in it. */
    private static final Map<String, String> FILLED_IN = Map.ofEntries(
            Map.entry("name", "Begona"),
            Map.entry("title", "Begona"),
            Map.entry("text", "Maxfiy narx qancha?"),
            Map.entry("question", "Maxfiy narx qancha?"),
            Map.entry("answer", "Begona javob"),
            Map.entry("query", "Maxfiy narx qancha?"),
            Map.entry("url", "https://example.uz/"),
            Map.entry("token", "7000000009:AAworldworldworldworldworldworldworld"),
            Map.entry("plan", "basic"),
            Map.entry("period", "monthly"),
            Map.entry("provider", "manual"),
            Map.entry("reason", "begona"),
            Map.entry("language", "uz"));

    /** An attempt's method and pattern. */
    private record Route(String method, String pattern) {

        boolean isCall() {
            return pattern.startsWith("/api/");
        }

        @Override
        public String toString() {
            return method + " " + pattern;
        }
    }

    @LocalServerPort
    int port;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mapping;

    private Cast.Owner aziza;
    private Cast.Owner chingiz;
    private Visitor chingizAtHisDesk;
    private String formToken;
    private final Map<String, String> hers = new HashMap<>();
    private final Map<String, String> his = new HashMap<>();

    @BeforeAll
    void azizaHasABotWithASecretPrice() {
        aziza = Cast.onPlan(Cast.aziza(port), port, "enterprise");
        chingiz = Cast.onPlan(Cast.chingiz(port), port, "enterprise");
        hers.putAll(belongings(aziza, "Sirli bot", "maxfiy.txt", PRICE));
        his.putAll(belongings(chingiz, "Begona bot", "begona.txt", "Begona narx 5 so'm."));
        hers.put("coupon", personalCoupon(aziza));
        his.put("coupon", personalCoupon(chingiz));
        chingizAtHisDesk = new Visitor(port);
        chingizAtHisDesk.submit(
                chingizAtHisDesk.open("/uz/login"), "/login", Map.of("login", chingiz.email(), "password", Cast.PASSWORD));
        formToken = chingizAtHisDesk.formToken("/uz/profile");
        assertThat(formToken).isNotEmpty();
    }

    @Test
    void everyRouteIsForSomebodyWeKnow() {
        var mapped = new TreeSet<String>();
        mapping.getHandlerMethods().keySet().forEach(info -> info.getPatternValues().forEach(pattern -> {
            var methods = info.getMethodsCondition().getMethods();
            methods.forEach(method -> mapped.add(method + " " + pattern));
            if (methods.isEmpty()) {
                mapped.add("* " + pattern);
            }
        }));
        var known = new TreeSet<String>();
        List.of(ANYBODY, OWN, NAMED, STAFF).forEach(list -> list.lines().forEach(known::add));

        var forgotten = new TreeSet<>(mapped);
        forgotten.removeAll(known);
        assertThat(forgotten).as("routes that no wall was tried on").isEmpty();
    }

    @Test
    void withoutSigningInNothingIsSeenOrDone() {
        var nobody = new Visitor(port);
        nobody.open("/uz/login");
        var token = nobody.formToken("/uz/login");
        var softly = new SoftAssertions();
        for (var list : List.of(OWN, NAMED, STAFF)) {
            for (var route : routes(list)) {
                for (var reply : attempts(new Api(port), nobody, token, route, filled(route, hers))) {
                    boolean sentToLogIn = !route.isCall() && reply.status() == 302 && reply.location().contains("/login");
                    softly.assertThat(sentToLogIn || reply.status() >= 400 && reply.status() < 500)
                            .as("nobody: %s gave %s", route, reply.status())
                            .isTrue();
                    softly.assertThat(reply.body()).as("nobody: %s", route).doesNotContain(secrets());
                }
            }
        }
        softly.assertAll();
    }

    @Test
    void forChingizWhatIsAzizasIsNotThere() {
        var softly = new SoftAssertions();
        for (var route : routes(NAMED)) {
            for (var paths : hersAndNobodys(route)) {
                var onHers = attempts(chingiz.api(), chingizAtHisDesk, formToken, route, paths.get(0));
                var onNobodys = attempts(chingiz.api(), chingizAtHisDesk, formToken, route, paths.get(1));
                for (int i = 0; i < onHers.size(); i++) {
                    softly.assertThat(onHers.get(i).status())
                            .as("Chingiz: %s as %s", route, paths.get(0))
                            .isBetween(300, 499)
                            .isEqualTo(onNobodys.get(i).status());
                    softly.assertThat(onHers.get(i).location().replace(paths.get(0), ""))
                            .as("Chingiz: %s as %s", route, paths.get(0))
                            .isEqualTo(onNobodys.get(i).location().replace(paths.get(1), ""));
                    softly.assertThat(onHers.get(i).body()).as("Chingiz: %s", route).doesNotContain(secrets());
                }
            }
        }
        softly.assertAll();
        assertHersIsWhole();
    }

    @Test
    void whatIsForStaffIsNotThereForOwners() {
        var softly = new SoftAssertions();
        for (var route : routes(STAFF)) {
            for (var reply : attempts(chingiz.api(), chingizAtHisDesk, formToken, route, filled(route, hers))) {
                softly.assertThat(reply.status()).as("Chingiz: %s", route).isEqualTo(404);
                softly.assertThat(reply.body()).as("Chingiz: %s", route).doesNotContain(secrets());
            }
        }
        softly.assertAll();
        assertHersIsWhole();
    }

    @Test
    void listsHoldOnlyOnesOwnWhateverIsAskedFor() {
        var softly = new SoftAssertions();
        var questions = List.of("", "?botId=" + hers.get("bot"), "?q=maxfiy", "?userId=" + aziza.id(), "?bot=" + hers.get("bot"));
        for (var route : routes(OWN)) {
            if (!route.method().equals("GET")) {
                continue;
            }
            for (var question : questions) {
                var reply = attempts(chingiz.api(), chingizAtHisDesk, formToken, route, filled(route, hers) + question).getFirst();
                softly.assertThat(reply.status()).as("Chingiz: %s%s", route, question).isLessThan(500);
                softly.assertThat(reply.body()).as("Chingiz: %s%s", route, question).doesNotContain(secrets());
            }
        }
        softly.assertAll();
    }

    @Test
    void hisOwnBotDoesNotKnowHerPrice() {
        for (var call : List.of("/search", "/ask")) {
            var reply = chingiz.api().post("/api/v1/bots/" + his.get("bot") + call, FILLED_IN);

            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.raw().body()).doesNotContain("777 333", "maxfiy.txt");
        }
    }

    /** What came back of one attempt, page or call. */
    private record Reply(int status, String location, String body) {}

    /** The same route with nothing in it, with everything in it and, where something can be sent, with a file. */
    private static List<Reply> attempts(Api api, Visitor visitor, String formToken, Route route, String path) {
        var replies = new ArrayList<Reply>();
        boolean sends = !route.method().equals("GET") && !route.method().equals("DELETE");
        if (route.isCall()) {
            replies.add(reply(api.call(route.method(), path, sends ? Map.of() : null, Map.of())));
            if (sends) {
                replies.add(reply(api.call(route.method(), path, FILLED_IN, Map.of())));
            }
            if (route.method().equals("POST")) {
                replies.add(reply(api.upload(path, "begona.txt", "begona")));
            }
        } else if (route.method().equals("GET")) {
            replies.add(reply(visitor.open("/uz" + path)));
        } else {
            var fields = new HashMap<>(FILLED_IN);
            fields.put("_csrf", formToken);
            replies.add(reply(visitor.post("/uz" + path, Map.of("_csrf", formToken))));
            replies.add(reply(visitor.post("/uz" + path, fields)));
            replies.add(reply(visitor.upload("/uz" + path, formToken, "begona.txt", "begona")));
        }
        return replies;
    }

    private static Reply reply(Api.Reply reply) {
        return new Reply(reply.status(), "", reply.raw().body());
    }

    private static Reply reply(Visitor.Page page) {
        return new Reply(page.status(), page.location(), page.raw().body());
    }

    /** Her things beside things that nobody has; where an address names two, also her second thing below his first. */
    private List<List<String>> hersAndNobodys(Route route) {
        var all = new ArrayList<List<String>>();
        all.add(List.of(filled(route, hers), filled(route, nobodys())));
        if (VARIABLE.matcher(route.pattern()).results().count() > 1) {
            var mixed = new HashMap<>(hers);
            mixed.put("bot", his.get("bot"));
            var none = nobodys();
            none.put("bot", his.get("bot"));
            all.add(List.of(filled(route, mixed), filled(route, none)));
        }
        return all;
    }

    private static String filled(Route route, Map<String, String> things) {
        return VARIABLE.matcher(route.pattern())
                .replaceAll(found -> things.get(thing(route.pattern(), found.group(1), found.start())));
    }

    private static String thing(String pattern, String variable, int at) {
        if (variable.startsWith("document")) {
            return "document";
        }
        if (variable.startsWith("conversation")) {
            return "conversation";
        }
        if (variable.equals("kind") || variable.equals("language")) {
            return variable;
        }
        var before = pattern.substring(0, at - 1);
        return switch (before.substring(before.lastIndexOf('/') + 1)) {
            case "bots" -> "bot";
            case "conversations" -> "conversation";
            case "orders" -> "order";
            case "requests", "plan-requests", "tasks", "payment-tasks" -> "request";
            case "users" -> "user";
            case "api-keys" -> "key";
            case "receipt" -> "receipt";
            case "refunds" -> "refund";
            case "help" -> "help";
            case "texts" -> "text";
            case "plans" -> "plan";
            case "coupons" -> "coupon";
            default -> throw new AssertionError("What does " + pattern + " name by " + variable + "?");
        };
    }

    private static Map<String, String> everybodys() {
        return new HashMap<>(Map.of(
                "text", "offer",
                "language", "uz",
                "receipt", "1",
                "refund", "01a1ffe3-180f-7000-8ea2-62eaf3c82f37",
                "plan", "basic"));
    }

    private static Map<String, String> nobodys() {
        var things = everybodys();
        for (var thing : List.of("bot", "document", "conversation", "request", "user", "key", "help")) {
            things.put(thing, Ids.next().toString());
        }
        things.put("coupon", "NOSUCH");
        things.put("order", Long.toString(new SecureRandom().nextLong(100_000_000_000_000L, 1_000_000_000_000_000L)));
        return things;
    }

    private static Map<String, String> belongings(Cast.Owner owner, String botName, String file, String text) {
        var api = owner.api();
        var bot = api.post("/api/v1/bots", Map.of("name", botName)).text("id");
        var documents = "/api/v1/bots/" + bot + "/documents";
        var document = api.upload(documents, file, text).text("id");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> api.get(documents + "/" + document).text("status").equals("ready"));
        var things = everybodys();
        things.put("bot", bot);
        things.put("document", document);
        things.put("conversation", api.post("/api/v1/bots/" + bot + "/ask", Map.of("text", "Narx qancha?")).text("conversationId"));
        things.put("order", api.post("/api/v1/orders", Map.of("plan", "premium", "period", "monthly", "provider", "manual")).text("id"));
        things.put("request", api.post("/api/v1/plan-requests", Map.of("plan", "premium", "period", "monthly")).text("id"));
        things.put("key", api.post("/api/v1/me/api-keys", Map.of("name", "Sayt", "scope", "read")).text("id"));
        things.put("user", owner.id());
        things.put("help", Ids.next().toString());
        things.put("kind", "trial-ended");
        things.put("language", "uz");
        assertThat(things.values()).doesNotContain("");
        return things;
    }

    private String personalCoupon(Cast.Owner owner) {
        var wish = Map.of("percent", 10, "userId", owner.id());
        return Cast.admin(port).post("/api/v1/admin/coupons", wish).text("code");
    }

    private void assertHersIsWhole() {
        var api = aziza.api();
        var bot = "/api/v1/bots/" + hers.get("bot");
        assertThat(api.get(bot).text("name")).isEqualTo("Sirli bot");
        assertThat(api.get(bot + "/documents").body().path("items")).hasSize(1);
        assertThat(api.get(bot + "/documents/" + hers.get("document")).text("status")).isEqualTo("ready");
        assertThat(api.get("/api/v1/orders/" + hers.get("order")).text("status")).isEqualTo("pending");
        assertThat(api.get("/api/v1/plan-requests").body().at("/items/0/status").asString()).isEqualTo("waiting");
        assertThat(api.get("/api/v1/me/api-keys").body().path("items")).hasSize(1);
        assertThat(api.get("/api/v1/me").body().at("/plan/code").asString()).isEqualTo("enterprise");
        assertThat(api.get("/api/v1/me").body().at("/plan/status").asString()).isEqualTo("active");
    }

    private String[] secrets() {
        return new String[] {"777 333", "maxfiy.txt", "Sirli bot", aziza.email()};
    }

    private static List<Route> routes(String list) {
        return list.lines()
                .map(line -> line.split(" "))
                .map(parts -> new Route(parts[0], parts[1]))
                .toList();
    }
}
