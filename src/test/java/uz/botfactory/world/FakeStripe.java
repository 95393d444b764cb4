package uz.botfactory.world;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Stripe's API in the shapes of "basil", as strict as the real one where it matters: the key, the version, forms only,
 * unknown parameters, an idempotency key with each change and what happens when it comes back with other parameters. What
 * people do with their cards is a method here; what Stripe would tell about it becomes a {@link StripeEvent}, which tests
 * deliver, repeat, mix up or lose. One server for all tests; each test looks at objects of its own.
 */
public final class FakeStripe extends StrictFake<FakeStripe.Fault> {

    public static final String KEY = "sk_test_fakefakefakefakefakefake";
    public static final String SECRET = "whsec_fakefakefakefakefakefake";
    public static final String VERSION = "2025-08-27.basil";

    private static final FakeStripe SHARED = new FakeStripe();
    private static final Pattern NAME = Pattern.compile("([a-z_]+)((?:\\[[A-Za-z0-9_]*\\])*)");
    private static final Set<String> LOCALES = Set.of("auto", "en", "ru", "de", "fr", "tr");

    private final JsonMapper json = JsonMapper.shared();
    private final Map<String, ObjectNode> objects = new LinkedHashMap<>();
    private final Map<String, Done> done = new ConcurrentHashMap<>();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final List<StripeEvent> events = new ArrayList<>();
    private final AtomicLong numbers = new AtomicLong(1000);
    private volatile boolean refundsFail;
    private volatile Clock clock = Clock.systemUTC();

    /** The one that the product under test speaks to. */
    public static FakeStripe shared() {
        return SHARED;
    }

    /** Whether refunds are taken and then fail at once. */
    public void refundsFail(boolean fail) {
        refundsFail = fail;
    }

    /** Days later: no key is remembered any more. */
    public void forgetsKeys() {
        done.clear();
    }

    /** Stripe's calendar follows that clock. */
    public void follow(Clock clock) {
        this.clock = clock;
    }

    // ---- what the product did

    /** A call that the product made; the parameters by their full names. */
    public record Call(String method, String path, Map<String, String> form, @Nullable String idempotencyKey) {}

    public List<Call> calls(String method, String path) {
        return calls.stream()
                .filter(call -> call.method.equals(method) && call.path.equals(path))
                .toList();
    }

    /** The object as it is now. */
    public synchronized JsonNode object(String id) {
        return existing(id).deepCopy();
    }

    /** A page over this amount, as if the product had asked for it. */
    public synchronized String opens(String order, long amount) {
        var form = new TreeMap<>(Map.of(
                "mode", "payment",
                "success_url", "https://bot.example/return",
                "cancel_url", "https://bot.example/",
                "client_reference_id", order,
                "metadata[order_id]", order,
                "payment_intent_data[metadata][order_id]", order,
                "line_items[0][quantity]", "1",
                "line_items[0][price_data][currency]", "usd",
                "line_items[0][price_data][unit_amount]", Long.toString(amount),
                "line_items[0][price_data][product_data][name]", "Basic"));
        return text(open(form), "id");
    }

    /** The newest checkout session of the order. */
    public synchronized String sessionOf(String order) {
        return newest(each -> is(each, "checkout.session") && order.equals(text(each, "client_reference_id")));
    }

    public synchronized String subscriptionOf(String order) {
        return newest(each -> is(each, "subscription") && order.equals(text(each.path("metadata"), "order_id")));
    }

    public synchronized String lastInvoiceOf(String subscription) {
        return newest(each -> is(each, "invoice") && subscription.equals(subscriptionOf(each)));
    }

    /** The charge of a session's or an invoice's payment. */
    public synchronized String chargeOf(String sessionOrInvoice) {
        return text(existing(intentOf(sessionOrInvoice)), "latest_charge");
    }

    /** The payment intent of a session or an invoice. */
    public synchronized String intentOf(String sessionOrInvoice) {
        var object = existing(sessionOrInvoice);
        if (is(object, "checkout.session") && object.path("payment_intent").isNull()) {
            return intentOf(text(object, "invoice"));
        }
        return is(object, "checkout.session")
                ? text(object, "payment_intent")
                : objects.values().stream()
                        .filter(each -> is(each, "invoice_payment") && sessionOrInvoice.equals(text(each, "invoice")))
                        .map(each -> text(each.path("payment"), "payment_intent"))
                        .findFirst()
                        .orElseThrow();
    }

    // ---- what goes wrong

    /** What goes wrong with a call. */
    public enum Fault {
        /** Carried out, but the answer never arrives. */
        LOST,
        THEIR_FAULT,
        TOO_FAST,
        HTML
    }

    public void nextAnswerIsLost(String method, String path) {
        fault(method, path, Fault.LOST);
    }

    public void nextIsTheirFault(String method, String path) {
        fault(method, path, Fault.THEIR_FAULT);
    }

    public void nextIsTooFast(String method, String path) {
        fault(method, path, Fault.TOO_FAST);
    }

    public void nextIsHtml(String method, String path) {
        fault(method, path, Fault.HTML);
    }

    private void fault(String method, String path, Fault fault) {
        next(method + " " + path + " ", fault);
    }

    // ---- what payers and their banks do

    /** Fills the hosted page in and pays by card. */
    public synchronized void pays(String session) {
        complete(session, true);
    }

    /** The same, when the page is still there. Whether it was paid now or before. */
    public synchronized boolean paysIfOpen(String session) {
        var object = existing(session);
        if (is(text(object, "status"), "open") && object.path("expires_at").asLong() > now()) {
            complete(session, true);
        }
        return is(text(object, "status"), "complete");
    }

    public synchronized void expiresIfOpen(String session) {
        if (is(text(existing(session), "status"), "open")) {
            expires(session);
        }
    }

    /** All that is left of a paid page goes back. Whether there was something. */
    public synchronized boolean refundsIfPaid(String session) {
        var object = existing(session);
        if (!is(text(object, "payment_status"), "paid")) {
            return false;
        }
        var charge = existing(chargeOf(session));
        long left = charge.path("amount").asLong() - charge.path("amount_refunded").asLong();
        if (left > 0) {
            refund(charge, left, json.createObjectNode());
        }
        return true;
    }

    /** Pays by a debit that the bank decides upon days later. */
    public synchronized void paysLater(String session) {
        complete(session, false);
    }

    public synchronized void bankAgrees(String session) {
        var object = existing(session);
        charge(existing(text(object, "payment_intent")));
        object.put("payment_status", "paid");
        tell("checkout.session.async_payment_succeeded", object);
    }

    public synchronized void bankRefuses(String session) {
        var object = existing(session);
        existing(text(object, "payment_intent")).put("status", "requires_payment_method");
        tell("checkout.session.async_payment_failed", object);
    }

    /** Nobody paid in time. */
    public synchronized void expires(String session) {
        var object = existing(session);
        require(is(text(object, "status"), "open"), "only open sessions expire");
        object.put("status", "expired").putNull("url");
        tell("checkout.session.expired", object);
    }

    /** The next period begins: its invoice is made, and paid an hour later or not. Gives the invoice. */
    public synchronized String renews(String subscription, boolean paid) {
        var invoice = existing(rolls(subscription));
        if (paid) {
            collect(invoice);
        } else {
            refuse(existing(subscription), invoice);
        }
        return text(invoice, "id");
    }

    /** The next period begins; its invoice is a draft for about an hour. */
    public synchronized String rolls(String subscription) {
        var object = existing(subscription);
        require(!is(text(object, "status"), "canceled"), "it ended");
        require(!object.path("cancel_at_period_end").asBoolean(), "it ends with its period");
        var item = (ObjectNode) object.path("items").path("data").path(0);
        var start = item.path("current_period_end").asLong();
        long number = object.path("periods").asLong() + 1;
        object.put("periods", number);
        item.put("current_period_start", start);
        item.put("current_period_end", end(object, number + 1));
        tell("customer.subscription.updated", object);
        var invoice = invoice(object, "subscription_cycle");
        object.put("latest_invoice", text(invoice, "id"));
        tell("invoice.created", invoice);
        return text(invoice, "id");
    }

    /** A retry or a new card: what was open is collected. */
    public synchronized void paysInvoice(String invoice) {
        var object = existing(invoice);
        collect(object);
        var subscription = existing(subscriptionOf(object));
        subscription.put("status", "active");
        tell("customer.subscription.updated", subscription);
    }

    /** One more try of Stripe's that the bank refuses. */
    public synchronized void isRefusedAgain(String invoice) {
        var object = existing(invoice);
        refuse(existing(subscriptionOf(object)), object);
    }

    /** Staff change its price in Stripe's dashboard. */
    public synchronized void costs(String subscription, long amount) {
        existing(subscription).put("amount", amount);
    }

    /** Somebody changed in which currency the page is paid. */
    public synchronized void isPaidIn(String session, String currency) {
        existing(session).put("currency", currency);
    }

    /** In the portal. */
    public synchronized void cancelsAtPeriodEnd(String subscription) {
        var object = existing(subscription);
        object.put("cancel_at_period_end", true);
        object.put("cancel_at", object.at("/items/data/0/current_period_end").asLong());
        tell("customer.subscription.updated", object);
    }

    /** In the portal. */
    public synchronized void resumes(String subscription) {
        var object = existing(subscription);
        object.put("cancel_at_period_end", false).putNull("cancel_at");
        tell("customer.subscription.updated", object);
    }

    /** Its last period is over, or Stripe gave up collecting. */
    public synchronized void ends(String subscription) {
        var object = existing(subscription);
        object.put("status", "canceled").put("ended_at", now());
        tell("customer.subscription.deleted", object);
    }

    /** Staff give money back in Stripe's dashboard. */
    public synchronized String refundedInDashboard(String charge, long amount) {
        return text(refund(existing(charge), amount, json.createObjectNode()), "id");
    }

    /** The payer tells their bank that it was not them. */
    public synchronized String disputes(String charge) {
        var paid = existing(charge);
        paid.put("disputed", true);
        var dispute = object("dispute", "dp");
        dispute.put("charge", charge)
                .put("payment_intent", text(paid, "payment_intent"))
                .put("amount", paid.path("amount").asLong())
                .put("currency", text(paid, "currency"))
                .put("status", "needs_response")
                .put("reason", "fraudulent");
        tell("charge.dispute.created", dispute);
        return text(dispute, "id");
    }

    public synchronized void disputeEnds(String dispute, boolean lost) {
        var object = existing(dispute);
        object.put("status", lost ? "lost" : "won");
        tell("charge.dispute.closed", object);
    }

    // ---- what Stripe tells

    /** All that nobody took yet, oldest first. */
    public synchronized List<StripeEvent> news() {
        var all = List.copyOf(events);
        events.clear();
        return all;
    }

    /** The news about this order, so that tests side by side do not take each other's. */
    public synchronized List<StripeEvent> newsOf(String order) {
        var own = events.stream().filter(event -> order.equals(event.order())).toList();
        events.removeAll(own);
        return own;
    }

    /** An event of our own making, signed as all are. */
    public synchronized StripeEvent event(String type, String objectId) {
        tell(type, existing(objectId));
        return events.removeLast();
    }

    public String signature(byte[] body) {
        return StripeEvent.signature(body, SECRET, clock.instant());
    }

    // ---- the API

    @Override
    protected void answer(HttpExchange exchange, byte[] body) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var query = exchange.getRequestURI().getRawQuery();
        boolean posts = exchange.getRequestMethod().equals("POST");
        var form = form(posts ? new String(body, StandardCharsets.UTF_8) : query == null ? "" : query);
        var call = new Call(exchange.getRequestMethod(), path, form, header(exchange, "Idempotency-Key"));
        calls.add(call);
        try {
            answer(exchange, call);
        } catch (Refusal e) {
            if (e.status == 400 && !is(e.type, "idempotency_error")) {
                violations().add(call.method + " " + path + ": " + e.getMessage());
            }
            reply(exchange, e.status, e.body(json));
        }
    }

    private void answer(HttpExchange exchange, Call call) throws IOException {
        check(exchange, call);
        var fault = moment(call.method + " " + call.path + " ");
        switch (fault) {
            case THEIR_FAULT -> reply(exchange, 500, new Refusal(500, "api_error", "", "", "An unknown error occurred").body(json));
            case TOO_FAST -> reply(exchange, 429, new Refusal(429, "invalid_request_error", "rate_limit", "", "Too many").body(json));
            case HTML -> sendPage(exchange, 502);
            case LOST -> carryOut(call);
            case null -> reply(exchange, 200, carryOut(call));
        }
    }

    private void check(HttpExchange exchange, Call call) {
        if (!is(header(exchange, "Authorization"), "Bearer " + KEY)) {
            throw new Refusal(401, "invalid_request_error", "", "", "Invalid API Key provided");
        }
        if (!is(header(exchange, "Stripe-Version"), VERSION)) {
            throw bad("", "Stripe-Version", "The version must be pinned");
        }
        if (call.method.equals("POST")) {
            var type = header(exchange, "Content-Type");
            if (!type.startsWith("application/x-www-form-urlencoded")) {
                throw bad("", "", "Only forms");
            }
            if (call.idempotencyKey.isEmpty() || call.idempotencyKey.length() > 255) {
                throw bad("", "Idempotency-Key", "A key of at most 255 characters goes with each change");
            }
        }
    }

    /** What was answered under a key, and to what. */
    private record Done(String path, Map<String, String> form, JsonNode answer) {}

    private synchronized JsonNode carryOut(Call call) {
        if (!call.method.equals("POST")) {
            return route(call).deepCopy();
        }
        var before = done.get(call.idempotencyKey);
        if (before != null && before.path.equals(call.path) && before.form.equals(call.form)) {
            return before.answer;
        }
        if (before != null) {
            throw new Refusal(400, "idempotency_error", "", "",
                    "Keys for idempotent requests can only be used with the same parameters they were first used with.");
        }
        var answer = route(call).deepCopy();
        done.put(call.idempotencyKey, new Done(call.path, call.form, answer));
        return answer;
    }

    private JsonNode route(Call call) {
        var parts = call.path.split("/");
        var last = parts[parts.length - 1];
        return switch (call.method + " " + call.path.replaceAll("/(cs|sub|in|pi|ch|dp|re|cus)_[A-Za-z0-9_]+", "/{id}")) {
            case "POST /v1/checkout/sessions" -> open(call.form);
            case "POST /v1/checkout/sessions/{id}/expire" -> {
                expires(parts[4]);
                yield existing(parts[4]);
            }
            case "POST /v1/billing_portal/sessions" -> portal(call.form);
            case "POST /v1/refunds" -> refund(call.form);
            case "POST /v1/subscriptions/{id}" -> update(existing(last), call.form);
            case "DELETE /v1/subscriptions/{id}" -> cancel(existing(last), call.form);
            case "GET /v1/checkout/sessions/{id}" -> of("checkout.session", last);
            case "GET /v1/subscriptions/{id}" -> of("subscription", last);
            case "GET /v1/invoices/{id}" -> of("invoice", last);
            case "GET /v1/payment_intents/{id}" -> of("payment_intent", last);
            case "GET /v1/charges/{id}" -> expanded(of("charge", last), call.form);
            case "GET /v1/disputes/{id}" -> of("dispute", last);
            case "GET /v1/invoice_payments" -> invoicePayments(call.form);
            case "GET /v1/invoices" -> invoices(call.form);
            case "GET /v1/refunds" -> refunds(call.form);
            case "GET /v1/charges" -> ofIntent("charge", call.form);
            case "GET /v1/disputes" -> ofIntent("dispute", call.form);
            default -> throw new Refusal(404, "invalid_request_error", "", "", "Unrecognized request URL");
        };
    }

    private ObjectNode open(Map<String, String> form) {
        known(form, "mode", "success_url", "cancel_url", "client_reference_id", "customer", "customer_email", "locale",
                "expires_at", "line_items[0][quantity]", "line_items[0][price_data][currency]",
                "line_items[0][price_data][unit_amount]", "line_items[0][price_data][product_data][name]",
                "line_items[0][price_data][recurring][interval]", "line_items[0][price_data][recurring][interval_count]",
                "metadata[order_id]", "payment_intent_data[metadata][order_id]", "subscription_data[metadata][order_id]",
                "payment_intent_data[description]", "subscription_data[description]");
        boolean subscribes = is(form.get("mode"), "subscription");
        need(subscribes || is(form.get("mode"), "payment"), "mode", "payment or subscription");
        need(subscribes == form.containsKey("line_items[0][price_data][recurring][interval]"), "line_items", "recurring prices go with subscriptions");
        need(!subscribes || form.keySet().stream().noneMatch(name -> name.startsWith("payment_intent_data")), "payment_intent_data", "not in subscription mode");
        need(subscribes || form.keySet().stream().noneMatch(name -> name.startsWith("subscription_data")), "subscription_data", "only in subscription mode");
        need(!(form.containsKey("customer") && form.containsKey("customer_email")), "customer_email", "customer or customer_email, not both");
        need(form.getOrDefault("customer_email", "a@b").contains("@"), "customer_email", "Invalid email address");
        need(LOCALES.contains(form.getOrDefault("locale", "auto")), "locale", "Invalid locale");
        need(form.getOrDefault("client_reference_id", "").length() <= 200, "client_reference_id", "too long");
        for (var url : List.of("success_url", "cancel_url")) {
            need(form.getOrDefault(url, "").matches("https?://[^ ]+"), url, "Not a valid URL");
        }
        need(!form.get("success_url").toUpperCase().contains("%7BCHECKOUT"), "success_url", "the template must be bare");
        if (form.containsKey("customer")) {
            of("customer", form.get("customer"));
        }
        long amount = Long.parseLong(form.getOrDefault("line_items[0][price_data][unit_amount]", "-1"));
        need(amount >= 50, "line_items", "The amount must be at least 50 cents");
        var currency = form.getOrDefault("line_items[0][price_data][currency]", "");
        need(currency.matches("[a-z]{3}"), "line_items[0][price_data][currency]", "Invalid currency");
        long expires = Long.parseLong(form.getOrDefault("expires_at", Long.toString(now() + 86_400)));
        need(expires >= now() + 1_795 && expires <= now() + 86_405, "expires_at", "between 30 minutes and 24 hours from now");
        var session = object("checkout.session", "cs_test");
        session.put("mode", form.get("mode"))
                .put("status", "open")
                .put("payment_status", "unpaid")
                .put("amount_total", amount)
                .put("currency", currency)
                .put("client_reference_id", form.get("client_reference_id"))
                .put("customer_email", form.get("customer_email"))
                .put("expires_at", expires)
                .put("url", "https://checkout.stripe.com/c/pay/" + text(session, "id"));
        session.put("customer", form.get("customer"));
        session.putNull("payment_intent").putNull("subscription").putNull("invoice");
        session.set("metadata", metadata(form, "metadata"));
        session.set("form", json.valueToTree(form)); // ours, for what follows
        return session;
    }

    private ObjectNode portal(Map<String, String> form) {
        known(form, "customer", "return_url", "locale");
        of("customer", form.getOrDefault("customer", ""));
        need(form.getOrDefault("return_url", "").matches("https?://[^ ]+"), "return_url", "Not a valid URL");
        var portal = object("billing_portal.session", "bps");
        return portal.put("customer", form.get("customer"))
                .put("return_url", form.get("return_url"))
                .put("url", "https://billing.stripe.com/p/session/" + text(portal, "id"));
    }

    private ObjectNode refund(Map<String, String> form) {
        known(form, "payment_intent", "charge", "amount", "reason", "metadata[refund]");
        var charge = form.containsKey("charge")
                ? of("charge", form.get("charge"))
                : existing(text(of("payment_intent", form.getOrDefault("payment_intent", "")), "latest_charge"));
        long left = charge.path("amount").asLong() - charge.path("amount_refunded").asLong();
        if (left == 0) {
            throw bad("charge_already_refunded", "", "Charge has already been refunded");
        }
        long amount = form.containsKey("amount") ? Long.parseLong(form.get("amount")) : left;
        need(amount > 0 && amount <= left, "amount", "greater than what is left of the charge");
        return refund(charge, amount, metadata(form, "metadata"));
    }

    private ObjectNode refund(ObjectNode charge, long amount, ObjectNode metadata) {
        var refund = object("refund", "re");
        refund.put("charge", text(charge, "id"))
                .put("payment_intent", text(charge, "payment_intent"))
                .put("amount", amount)
                .put("currency", text(charge, "currency"))
                .put("status", refundsFail ? "failed" : "succeeded");
        refund.set("metadata", metadata);
        if (refundsFail) {
            return refund;
        }
        long all = charge.path("amount_refunded").asLong() + amount;
        charge.put("amount_refunded", all).put("refunded", all == charge.path("amount").asLong());
        tell("charge.refunded", charge);
        return refund;
    }

    private ObjectNode update(ObjectNode subscription, Map<String, String> form) {
        known(form, "cancel_at_period_end");
        alive(subscription);
        if (is(form.get("cancel_at_period_end"), "true")) {
            cancelsAtPeriodEnd(text(subscription, "id"));
        } else {
            resumes(text(subscription, "id"));
        }
        return subscription;
    }

    private ObjectNode cancel(ObjectNode subscription, Map<String, String> form) {
        known(form, "invoice_now", "prorate");
        alive(subscription);
        ends(text(subscription, "id"));
        return subscription;
    }

    private void alive(ObjectNode subscription) {
        if (is(text(subscription, "status"), "canceled")) {
            throw new Refusal(404, "invalid_request_error", "resource_missing", "id", "No such subscription");
        }
    }

    private ObjectNode expanded(ObjectNode charge, Map<String, String> form) {
        known(form, "expand[]");
        var copy = charge.deepCopy();
        if (is(form.get("expand[]"), "refunds")) {
            copy.set("refunds", list(each -> is(each, "refund") && is(text(each, "charge"), text(charge, "id"))));
        }
        return copy;
    }

    private ObjectNode invoicePayments(Map<String, String> form) {
        known(form, "invoice", "payment[type]", "payment[payment_intent]", "limit", "status");
        var intent = form.get("payment[payment_intent]");
        need(intent == null || is(form.get("payment[type]"), "payment_intent"), "payment[type]", "Missing required param");
        return list(each -> is(each, "invoice_payment")
                && (intent == null || intent.equals(text(each.path("payment"), "payment_intent")))
                && (!form.containsKey("invoice") || is(form.get("invoice"), text(each, "invoice"))));
    }

    private ObjectNode refunds(Map<String, String> form) {
        known(form, "payment_intent", "charge", "limit");
        of("payment_intent", form.getOrDefault("payment_intent", ""));
        return list(each -> is(each, "refund") && is(form.get("payment_intent"), text(each, "payment_intent")));
    }

    private ObjectNode ofIntent(String kind, Map<String, String> form) {
        known(form, "payment_intent", "limit");
        of("payment_intent", form.getOrDefault("payment_intent", ""));
        return list(each -> is(each, kind) && is(form.get("payment_intent"), text(each, "payment_intent")));
    }

    private ObjectNode invoices(Map<String, String> form) {
        known(form, "subscription", "limit", "status");
        return list(each -> is(each, "invoice") && is(form.get("subscription"), subscriptionOf(each)));
    }

    // ---- how Stripe's objects change

    private void complete(String id, boolean paid) {
        var session = existing(id);
        require(is(text(session, "status"), "open"), "only open sessions are paid");
        if (session.path("customer").isNull() && is(text(session, "mode"), "subscription")) {
            session.put("customer", text(object("customer", "cus"), "id"));
        }
        session.put("status", "complete").put("payment_status", paid ? "paid" : "unpaid").putNull("url");
        if (is(text(session, "mode"), "payment")) {
            payOnce(session, paid);
            tell("checkout.session.completed", session);
        } else {
            subscribe(session);
        }
    }

    private void payOnce(ObjectNode session, boolean paid) {
        var intent = intent(session.path("amount_total").asLong(), text(session, "currency"));
        intent.set("metadata", metadata(form(session), "payment_intent_data[metadata]"));
        session.put("payment_intent", text(intent, "id"));
        if (paid) {
            charge(intent);
        }
    }

    /** All at once and in no order to rely on, as the real one. */
    private void subscribe(ObjectNode session) {
        var form = form(session);
        var subscription = object("subscription", "sub");
        subscription.put("customer", text(session, "customer"))
                .put("status", "active")
                .put("cancel_at_period_end", false)
                .putNull("cancel_at")
                .putNull("ended_at")
                .put("anchor", now())
                .put("periods", 0)
                .put("amount", session.path("amount_total").asLong())
                .put("currency", text(session, "currency"))
                .put("interval", form.get("line_items[0][price_data][recurring][interval]"))
                .put("interval_count", Long.parseLong(form.getOrDefault("line_items[0][price_data][recurring][interval_count]", "1")));
        subscription.set("metadata", metadata(form, "subscription_data[metadata]"));
        var item = json.createObjectNode()
                .put("id", "si_" + numbers.incrementAndGet())
                .put("current_period_start", now())
                .put("current_period_end", end(subscription, 1));
        subscription.set("items", json.createObjectNode().put("object", "list").set("data", json.createArrayNode().add(item)));
        var invoice = invoice(subscription, "subscription_create");
        subscription.put("latest_invoice", text(invoice, "id"));
        session.put("subscription", text(subscription, "id")).put("invoice", text(invoice, "id"));
        tell("customer.subscription.created", subscription);
        collect(invoice);
        tell("checkout.session.completed", session);
        tell("customer.subscription.updated", subscription);
    }

    private ObjectNode invoice(ObjectNode subscription, String why) {
        var item = subscription.at("/items/data/0");
        var invoice = object("invoice", "in");
        invoice.put("status", "draft")
                .put("billing_reason", why)
                .put("customer", text(subscription, "customer"))
                .put("total", subscription.path("amount").asLong())
                .put("amount_due", subscription.path("amount").asLong())
                .put("amount_paid", 0)
                .put("attempt_count", 0)
                .put("currency", text(subscription, "currency"));
        var details = json.createObjectNode().put("subscription", text(subscription, "id"));
        details.set("metadata", subscription.path("metadata").deepCopy());
        invoice.set("parent", json.createObjectNode().put("type", "subscription_details").set("subscription_details", details));
        var period = json.createObjectNode()
                .put("start", item.path("current_period_start").asLong())
                .put("end", item.path("current_period_end").asLong());
        var line = json.createObjectNode().put("object", "line_item").put("amount", subscription.path("amount").asLong());
        line.set("period", period);
        line.set("parent", json.createObjectNode().put("type", "subscription_item_details"));
        invoice.set("lines", json.createObjectNode().put("object", "list").set("data", json.createArrayNode().add(line)));
        return invoice;
    }

    private void collect(ObjectNode invoice) {
        require(!is(text(invoice, "status"), "paid"), "it is paid");
        var intent = intent(invoice.path("total").asLong(), text(invoice, "currency"));
        intent.set("metadata", json.createObjectNode());
        intent.put("order", orderOf(invoice));
        charge(intent);
        var payment = object("invoice_payment", "inpay");
        payment.put("invoice", text(invoice, "id")).put("status", "paid");
        payment.set("payment", json.createObjectNode().put("type", "payment_intent").put("payment_intent", text(intent, "id")));
        invoice.put("status", "paid")
                .put("amount_paid", invoice.path("total").asLong())
                .put("attempt_count", invoice.path("attempt_count").asInt() + 1);
        tell("invoice.paid", invoice);
        tell("invoice.payment_succeeded", invoice);
    }

    private void refuse(ObjectNode subscription, ObjectNode invoice) {
        invoice.put("status", "open").put("attempt_count", invoice.path("attempt_count").asInt() + 1);
        subscription.put("status", "past_due");
        tell("invoice.payment_failed", invoice);
        tell("customer.subscription.updated", subscription);
    }

    private ObjectNode intent(long amount, String currency) {
        return object("payment_intent", "pi")
                .put("amount", amount)
                .put("currency", currency)
                .put("status", "processing")
                .putNull("latest_charge");
    }

    private void charge(ObjectNode intent) {
        var charge = object("charge", "ch");
        charge.put("amount", intent.path("amount").asLong())
                .put("amount_refunded", 0)
                .put("refunded", false)
                .put("disputed", false)
                .put("paid", true)
                .put("status", "succeeded")
                .put("currency", text(intent, "currency"))
                .put("payment_intent", text(intent, "id"))
                .put("order", text(intent, "order"));
        charge.set("metadata", intent.path("metadata").deepCopy());
        intent.put("status", "succeeded").put("latest_charge", text(charge, "id"));
    }

    private long end(ObjectNode subscription, long periods) {
        var anchor = Instant.ofEpochSecond(subscription.path("anchor").asLong()).atZone(ZoneOffset.UTC);
        long count = subscription.path("interval_count").asLong() * periods;
        var end = is(text(subscription, "interval"), "year") ? anchor.plusYears(count) : anchor.plusMonths(count);
        return end.toEpochSecond();
    }

    private void tell(String type, ObjectNode object) {
        var event = object("event", "evt");
        objects.remove(text(event, "id"));
        event.put("type", type).put("api_version", VERSION).put("livemode", false);
        event.set("data", json.createObjectNode().set("object", object.deepCopy()));
        events.add(new StripeEvent(text(event, "id"), type, orderOf(object), json.writeValueAsBytes(event)));
    }

    private @Nullable String orderOf(JsonNode object) {
        return switch (text(object, "object")) {
            case "checkout.session" -> text(object, "client_reference_id");
            case "invoice" -> text(object.at("/parent/subscription_details/metadata"), "order_id");
            case "dispute" -> orderOf(existing(text(object, "charge")));
            case "charge" -> object.path("metadata").has("order_id") ? text(object.path("metadata"), "order_id") : text(object, "order");
            default -> text(object.path("metadata"), "order_id");
        };
    }

    // ---- small things

    /** One of Stripe's refusals. */
    private static final class Refusal extends RuntimeException {
        private final int status;
        private final String type;
        private final String code;
        private final String parameter;

        Refusal(int status, String type, String code, String parameter, String message) {
            super(message, null, false, false);
            this.status = status;
            this.type = type;
            this.code = code;
            this.parameter = parameter;
        }

        JsonNode body(JsonMapper json) {
            var error = json.createObjectNode().put("type", type).put("message", getMessage());
            if (!code.isEmpty()) {
                error.put("code", code);
            }
            if (!parameter.isEmpty()) {
                error.put("param", parameter);
            }
            return json.createObjectNode().set("error", error);
        }
    }

    private static Refusal bad(String code, String parameter, String message) {
        return new Refusal(400, "invalid_request_error", code, parameter, message);
    }

    private static void need(boolean right, String parameter, String message) {
        if (!right) {
            throw bad("parameter_invalid", parameter, parameter + ": " + message);
        }
    }

    private static void known(Map<String, String> form, String... names) {
        for (var name : form.keySet()) {
            need(Set.of(names).contains(name), name, "Received unknown parameter");
        }
    }

    private static void require(boolean holds, String why) {
        if (!holds) {
            throw new IllegalStateException("A test asks for what Stripe would not do: " + why);
        }
    }

    private static Map<String, String> form(String text) {
        var form = new TreeMap<String, String>();
        for (var pair : text.isEmpty() ? new String[0] : text.split("&")) {
            var parts = pair.split("=", 2);
            var name = URLDecoder.decode(parts[0], StandardCharsets.UTF_8);
            need(NAME.matcher(name).matches(), name, "not a name");
            form.put(name, URLDecoder.decode(parts.length == 2 ? parts[1] : "", StandardCharsets.UTF_8));
        }
        return form;
    }

    private static Map<String, String> form(ObjectNode session) {
        var form = new TreeMap<String, String>();
        session.path("form").properties().forEach(each -> form.put(each.getKey(), each.getValue().asString()));
        return form;
    }

    private ObjectNode metadata(Map<String, String> form, String name) {
        var metadata = json.createObjectNode();
        form.forEach((key, value) -> {
            if (key.startsWith(name + "[")) {
                need(value.length() <= 500, key, "too long");
                metadata.put(key.substring(name.length() + 1, key.length() - 1), value);
            }
        });
        return metadata;
    }

    private ObjectNode object(String kind, String prefix) {
        var id = prefix + "_" + numbers.incrementAndGet() + "fake";
        var object = json.createObjectNode().put("id", id).put("object", kind).put("created", now());
        objects.put(id, object);
        return object;
    }

    private ObjectNode existing(@Nullable String id) {
        var object = objects.get(String.valueOf(id));
        if (object == null) {
            throw new Refusal(404, "invalid_request_error", "resource_missing", "id", "No such object: " + id);
        }
        return object;
    }

    private ObjectNode of(String kind, String id) {
        var object = objects.get(id);
        if (object == null || !is(object, kind)) {
            var parameter = is(kind, "customer") ? "customer" : "id";
            throw new Refusal(is(kind, "customer") ? 400 : 404, "invalid_request_error", "resource_missing", parameter, "No such " + kind);
        }
        return object;
    }

    private String newest(Predicate<ObjectNode> which) {
        return objects.values().stream().filter(which).map(each -> text(each, "id")).reduce((old, young) -> young).orElseThrow();
    }

    /** Newest first, as all of Stripe's lists. */
    private ObjectNode list(Predicate<ObjectNode> which) {
        ArrayNode data = json.createArrayNode();
        objects.values().stream().filter(which).toList().reversed().forEach(data::add);
        return json.createObjectNode().put("object", "list").put("has_more", false).set("data", data);
    }

    private static String subscriptionOf(JsonNode invoice) {
        return text(invoice.at("/parent/subscription_details"), "subscription");
    }

    private long now() {
        return clock.instant().getEpochSecond();
    }

    private static boolean is(JsonNode object, String kind) {
        return is(text(object, "object"), kind);
    }

    private static boolean is(@Nullable String one, @Nullable String other) {
        return one != null && one.equals(other);
    }

    private static @Nullable String text(JsonNode object, String field) {
        var value = object.path(field);
        return value.isString() ? value.asString() : null;
    }

    private void reply(HttpExchange exchange, int status, JsonNode body) throws IOException {
        var bytes = json.writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
