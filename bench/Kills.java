// Plays all six payment companies against the whole product on this machine while product and database are killed again and
// again: bench/callbacks.sh kill [orders of each company] [kills]
//
// The companies are those that the tests play against (src/test/java/uz/botfactory/world); they live on here. Each call is
// repeated until it is answered well, many are repeated though they were, some payments are never told of, some money goes
// back, of some of that nothing is told either, some orders are called off, and now and then a company does not answer us.
// In the end the product asks about all paid orders again and again. Then everything is counted: what each order and each
// account became, and the books.
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import uz.botfactory.support.postgres.EmbeddedPostgres;
import uz.botfactory.world.Click;
import uz.botfactory.world.FakeClick;
import uz.botfactory.world.FakePayoneer;
import uz.botfactory.world.FakeStripe;
import uz.botfactory.world.FakeUzumCheckout;
import uz.botfactory.world.Payme;
import uz.botfactory.world.StripeEvent;
import uz.botfactory.world.UzumBank;

class Kills {

    static final int AT_ONCE = 12;
    static final int OWNERS = 60;
    static final int RENEWALS = 3;
    static final int A_SUBSCRIPTION_EACH = 8;
    static final int SPARE_KILLS = 10;
    static final long PAUSE_MILLIS = 100;
    static final int CLICK_GAVE_BACK = -99;
    static final Duration A_MONTH = Duration.ofDays(30);
    static final Duration PATIENCE = Duration.ofMinutes(5);
    static final Duration UNTIL_FOUND = Duration.ofMinutes(15);
    /** So long an hour takes here: two turns of asking. */
    static final Duration AN_HOUR = Duration.ofMinutes(2);
    static final JsonMapper JSON = JsonMapper.shared();

    enum Company {
        PAYME, CLICK, UZUM, UZUM_CHECKOUT, STRIPE, PAYONEER;

        String code() {
            return name().toLowerCase().replace('_', '-');
        }

        /** Whether we can ask it what became of an order, and have it give money back. */
        boolean answers() {
            return this != PAYME && this != UZUM;
        }
    }

    /** What happens to an order: UNTOLD is paid, but no callback ever comes; of what is GIVEN_BACK_UNTOLD only the payment is told. */
    enum Fate { PAID, UNTOLD, GIVEN_BACK, GIVEN_BACK_UNTOLD, GIVEN_BACK_BY_STAFF, CALLED_OFF }

    record Owner(String token, List<Played> played) {}

    record Order(String id, String page, long minor, String decimal) {}

    /** @param atCompany what is wrong with the company's own books of it; empty when nothing is */
    record Played(Order order, Company company, Fate fate, String status, int credits, Instant until, Supplier<String> atCompany) {}

    /** A company's call that waits for our answer. */
    static final class Waiting {
        final Company company;
        volatile boolean torn;
        volatile boolean over;

        Waiting(Company company) {
            this.company = company;
        }
    }

    final Road.Product product;
    final int each;
    final int kills;
    final Instant began = Instant.now();
    final List<Owner> owners = new ArrayList<>();
    final Set<Waiting> waiting = ConcurrentHashMap.newKeySet();
    final Map<Company, Integer> struck = new EnumMap<>(Company.class);
    final Map<Company, AtomicInteger> calls = new EnumMap<>(Company.class);
    final Map<Company, AtomicInteger> needed = new EnumMap<>(Company.class);
    final List<String> wrong = Collections.synchronizedList(new ArrayList<>());
    final List<Played> right = new ArrayList<>();
    final Map<Company, Integer> grants = new EnumMap<>(Company.class);
    final AtomicInteger done = new AtomicInteger();
    final AtomicInteger failures = new AtomicInteger();
    int asked;
    String admin = "";

    Kills(Road.Product product, int each, int kills) {
        this.product = product;
        this.each = each;
        this.kills = kills;
        for (var company : Company.values()) {
            struck.put(company, 0);
            calls.put(company, new AtomicInteger());
            needed.put(company, new AtomicInteger());
        }
    }

    public static void main(String[] arguments) throws Exception {
        int each = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200;
        int kills = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 20;
        boolean agrees;
        try (var product = new Road.Product()) {
            product.more.putAll(settings());
            product.start();
            agrees = new Kills(product, each, kills).run();
            Files.copy(product.data.resolve("run.log"), Path.of("target/kills.log"), StandardCopyOption.REPLACE_EXISTING);
        }
        System.exit(agrees ? 0 : 1);
    }

    static Map<String, String> settings() {
        var all = new LinkedHashMap<String, String>();
        all.put("PAYME_MERCHANT_ID", "5e730e8e0b852a417aa49ceb");
        all.put("PAYME_KEY", Payme.KEY);
        all.put("CLICK_MERCHANT_ID", FakeClick.MERCHANT);
        all.put("CLICK_SERVICE_ID", FakeClick.SERVICE);
        all.put("CLICK_SECRET_KEY", FakeClick.SECRET);
        all.put("CLICK_MERCHANT_USER_ID", FakeClick.USER);
        all.put("CLICK_API_URL", FakeClick.shared().url());
        all.put("UZUM_SERVICE_ID", Long.toString(UzumBank.SERVICE));
        all.put("UZUM_USERNAME", UzumBank.NAME);
        all.put("UZUM_PASSWORD", UzumBank.PASSWORD);
        all.put("UZUM_TERMINAL_ID", FakeUzumCheckout.TERMINAL);
        all.put("UZUM_API_KEY", FakeUzumCheckout.KEY);
        all.put("UZUM_API_URL", FakeUzumCheckout.shared().url());
        all.put("STRIPE_SECRET_KEY", FakeStripe.KEY);
        all.put("STRIPE_WEBHOOK_SECRET", FakeStripe.SECRET);
        all.put("STRIPE_API_URL", FakeStripe.shared().url());
        all.put("PAYONEER_MERCHANT_CODE", FakePayoneer.MERCHANT);
        all.put("PAYONEER_TOKEN", FakePayoneer.TOKEN);
        all.put("PAYONEER_API_URL", FakePayoneer.shared().url());
        all.put("REGISTRATIONS_PER_HOUR", "100000");
        // Plan time shall be nothing but what was paid for.
        all.put("TRIAL_DAYS", "0");
        return all;
    }

    boolean run() throws Exception {
        admin = JSON.readTree(product.call("POST", "/api/v1/auth/login", "{\"login\":\"admin\",\"password\":\"Bench-Admin-12345!\"}", ""))
                .path("token")
                .asString();
        for (int i = 0; i < OWNERS + each / A_SUBSCRIPTION_EACH + 1; i++) {
            owners.add(owner(i));
        }
        int killed = killWhile(stories());
        long from = System.nanoTime();
        awaitWhatIsAsked();
        System.out.printf("kills: %d kills of product and database, %d at once; what no company told was found %.0f s later, asking %d times about paid orders%n",
                killed, AT_ONCE, (System.nanoTime() - from) / 1e9, asked);
        orders();
        companies();
        planTime();
        books();
        wrong.stream().limit(20).forEach(line -> System.out.println("WRONG: " + line));
        System.out.println(wrong.isEmpty() ? "kills: everything agrees" : "kills: " + wrong.size() + " things are WRONG; target/kills.log");
        return wrong.isEmpty();
    }

    Owner owner(int number) throws Exception {
        var answer = product.call("POST", "/api/v1/auth/register", """
                {"fullName":"Bench Owner","phone":"+99890%07d","email":"bench%d@example.uz","password":"Bench-12345-parol!"}"""
                .formatted(1_000_000 + number, number), "");
        return new Owner(JSON.readTree(answer).path("token").asString(), Collections.synchronizedList(new ArrayList<>()));
    }

    // ---- who does what

    /** One of each company in turn, so that all are at work whenever the product dies. */
    List<Callable<Void>> stories() {
        var all = new ArrayList<Callable<Void>>();
        for (int i = 0; i < each; i++) {
            for (var company : Company.values()) {
                int number = i;
                boolean renewing = company == Company.STRIPE && i % A_SUBSCRIPTION_EACH == 0;
                var owner = renewing ? owners.get(OWNERS + i / A_SUBSCRIPTION_EACH) : owners.get(i % OWNERS);
                all.add(() -> {
                    var dice = new Random(31L * number + company.ordinal());
                    var story = new Story(company, owner, fate(company, number, renewing), dice);
                    owner.played.add(story.play(renewing));
                    done.incrementAndGet();
                    return null;
                });
            }
        }
        return all;
    }

    static Fate fate(Company company, int number, boolean renewing) {
        var fate = switch (number % 20) {
            case 3, 13 -> Fate.GIVEN_BACK;
            case 6, 16 -> Fate.UNTOLD;
            case 7, 18 -> Fate.GIVEN_BACK_BY_STAFF;
            case 9 -> Fate.CALLED_OFF;
            case 11 -> Fate.GIVEN_BACK_UNTOLD;
            default -> Fate.PAID;
        };
        boolean ours = Set.of(Fate.UNTOLD, Fate.GIVEN_BACK_UNTOLD, Fate.GIVEN_BACK_BY_STAFF).contains(fate);
        return ours && !company.answers() || renewing && fate != Fate.UNTOLD ? Fate.PAID : fate;
    }

    int killWhile(List<Callable<Void>> stories) throws Exception {
        int killed = 0;
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            var running = stories.stream().map(threads::submit).toList();
            while (killed < kills + SPARE_KILLS && Collections.min(struck.values()) < kills) {
                int until = (killed + 1) * stories.size() / (kills + SPARE_KILLS + 1);
                while (done.get() < until && running.stream().anyMatch(story -> !story.isDone())) {
                    Road.sleep(5);
                }
                if (running.stream().allMatch(Future::isDone)) {
                    break;
                }
                kill();
                killed++;
            }
            for (var story : running) {
                told(story);
            }
        }
        return killed;
    }

    void told(Future<Void> story) throws InterruptedException {
        try {
            story.get();
        } catch (ExecutionException e) {
            wrong.add(e.getCause().toString());
        }
    }

    /** When every company waits for an answer of ours. A company was struck when a call that it had under way broke off. */
    void kill() throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (System.nanoTime() < end) {
            var pids = product.pids();
            long again = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(20);
            while (System.nanoTime() < again) {
                var open = List.copyOf(waiting);
                if (open.stream().map(one -> one.company).distinct().count() == Company.values().length) {
                    pids.forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
                    died(open);
                    return;
                }
                LockSupport.parkNanos(200_000);
            }
        }
        var open = List.copyOf(waiting);
        product.kill();
        died(open);
    }

    void died(List<Waiting> open) throws Exception {
        product.process.waitFor(30, TimeUnit.SECONDS);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!open.stream().allMatch(one -> one.over) && System.nanoTime() < end) {
            Road.sleep(5);
        }
        for (var company : Company.values()) {
            if (open.stream().anyMatch(one -> one.company == company && one.torn)) {
                struck.merge(company, 1, Integer::sum);
            }
        }
        product.start();
    }

    // ---- what happens to one order

    final class Story {

        final Company company;
        final Owner owner;
        final Fate fate;
        final Random dice;
        Order order;

        Story(Company company, Owner owner, Fate fate, Random dice) {
            this.company = company;
            this.owner = owner;
            this.fate = fate;
            this.dice = dice;
        }

        Played play(boolean renewing) throws Exception {
            mayFail("POST", "/v1/checkout/sessions");
            order = order(renewing);
            return switch (company) {
                case PAYME -> payme();
                case CLICK -> click();
                case UZUM -> uzum();
                case UZUM_CHECKOUT -> uzumCheckout();
                case STRIPE -> renewing ? subscribes() : stripe();
                case PAYONEER -> payoneer();
            };
        }

        /** Who gets no answer orders again. */
        Order order(boolean renewing) throws Exception {
            var wish = "{\"plan\":\"basic\",\"period\":\"monthly\",\"provider\":\"%s\"%s}"
                    .formatted(company.code(), renewing ? ",\"renewal\":\"automatic\"" : "");
            var made = JSON.readTree(persist("/api/v1/orders", wish, owner.token));
            var decimal = made.at("/amount/amount").asString();
            return new Order(
                    made.path("id").asString(), made.path("redirectUrl").asString(""), new BigDecimal(decimal).movePointRight(2).longValueExact(), decimal);
        }

        String page() {
            return order.page.substring(order.page.lastIndexOf('/') + 1);
        }

        Played payme() throws Exception {
            var payme = new Payme(Road.Product.port);
            var id = Payme.freshId();
            long time = System.currentTimeMillis();
            until("check", () -> payme.check(order.id, order.minor), reply -> reply.result().path("allow").asBoolean(false));
            until("create", () -> payme.create(id, time, order.id, order.minor), reply -> reply.result().path("state").asInt() == 1);
            if (fate == Fate.CALLED_OFF) {
                until("cancel", () -> payme.cancel(id, 3), reply -> reply.result().path("state").asInt() == -1);
                return became("pending", () -> "");
            }
            until("perform", () -> payme.perform(id), reply -> reply.result().path("state").asInt() == 2);
            if (fate == Fate.GIVEN_BACK) {
                until("cancel", () -> payme.cancel(id, 5), reply -> reply.result().path("state").asInt() == -2);
                until("perform late", () -> payme.perform(id), reply -> reply.error() == -31008);
                return became("refunded", () -> "");
            }
            return became("paid", () -> "");
        }

        Played click() throws Exception {
            var click = new Click(Road.Product.port);
            var company = FakeClick.shared();
            long id = company.nextNumber();
            var prepared = until("prepare", () -> click.prepare(id, order.id, order.decimal), reply -> reply.error() == 0);
            if (fate == Fate.CALLED_OFF) {
                until("call off", () -> click.complete(id, order.id, order.decimal, prepared.prepared(), -5017), reply -> reply.error() == -9);
                return became("pending", () -> "");
            }
            var payment = company.pays(Click.document(id), order.id, click.day(), order.minor, 2);
            mayFail("", order.id);
            mayFail("", Long.toString(payment.id()));
            if (fate == Fate.UNTOLD) {
                return became("paid", () -> "");
            }
            until("complete", () -> click.complete(id, order.id, order.decimal, prepared.prepared(), 0), reply -> reply.error() == 0 || reply.error() == -4);
            if (fate == Fate.GIVEN_BACK) {
                until("call off", () -> click.complete(id, order.id, order.decimal, prepared.prepared(), -5017), reply -> reply.error() == -9);
                until("complete late", () -> click.complete(id, order.id, order.decimal, prepared.prepared(), 0), reply -> reply.error() == -9);
                return became("refunded", () -> "");
            }
            if (fate == Fate.GIVEN_BACK_UNTOLD) {
                payment.becomes(CLICK_GAVE_BACK);
                return became("refunded", () -> payment.reversals() == 0 ? "" : payment.reversals() + " reversals at Click");
            }
            if (fate == Fate.GIVEN_BACK_BY_STAFF) {
                staffGiveBack();
                return became("refunded", () -> payment.reversals() == 1 ? "" : payment.reversals() + " reversals at Click");
            }
            return became("paid", () -> payment.status() == 2 ? "" : "Click has status " + payment.status());
        }

        /** The bank never takes an echo for an answer: repeated, it hears a number and asks how it stands. */
        Played uzum() throws Exception {
            var bank = new UzumBank(Road.Product.port);
            var id = UUID.randomUUID();
            until("check", () -> bank.check(order.id), reply -> reply.status().equals("OK"));
            until("create", () -> bank.create(id, order.id, order.minor), reply -> reply.status().equals("CREATED")
                    || reply.refusedWith("10010") && bank.status(id).status().equals("CREATED"));
            if (fate == Fate.CALLED_OFF) {
                until("reverse", () -> bank.reverse(id), reply -> reversed(bank, id, reply));
                return became("pending", () -> "");
            }
            until("confirm", () -> bank.confirm(id), reply -> reply.status().equals("CONFIRMED")
                    || reply.refusedWith("10016") && bank.status(id).status().equals("CONFIRMED"));
            if (fate == Fate.GIVEN_BACK) {
                until("reverse", () -> bank.reverse(id), reply -> reversed(bank, id, reply));
                return became("refunded", () -> "");
            }
            return became("paid", () -> "");
        }

        boolean reversed(UzumBank bank, UUID id, UzumBank.Answer reply) {
            return reply.status().equals("REVERSED") || reply.refusedWith("10018") && bank.status(id).status().equals("REVERSED");
        }

        Played uzumCheckout() throws Exception {
            var payment = FakeUzumCheckout.shared().behind(order.page);
            if (fate == Fate.CALLED_OFF) {
                payment.isDeclined();
                tellUzumCheckout(payment.callback().toString());
                return became("pending", () -> "");
            }
            payment.isPaid();
            var paid = payment.callback().toString();
            mayFail("", "");
            if (fate == Fate.UNTOLD) {
                return became("paid", () -> "");
            }
            tellUzumCheckout(paid);
            if (fate == Fate.PAID) {
                return became("paid", () -> same(0, payment.refunded()));
            }
            if (fate == Fate.GIVEN_BACK_UNTOLD) {
                payment.isGivenBack(order.minor);
                return became("refunded", () -> same(order.minor, payment.refunded()));
            }
            if (fate == Fate.GIVEN_BACK) {
                payment.isGivenBack(order.minor);
            } else {
                staffGiveBack();
            }
            tellUzumCheckout(payment.callback().toString());
            tellUzumCheckout(paid);
            return became("refunded", () -> same(order.minor, payment.refunded()));
        }

        void tellUzumCheckout(String callback) throws Exception {
            until("callback", () -> post("/payments/uzum-checkout", callback, Map.of()), status -> status == 200);
        }

        Played payoneer() throws Exception {
            var page = FakePayoneer.shared().behind(order.page);
            var amount = new BigDecimal(order.decimal);
            if (fate == Fate.CALLED_OFF) {
                page.isExpired();
                tellPayoneer(page, page.notice("expired", page.id(), amount));
                return became("pending", () -> "");
            }
            page.isPaid();
            var paid = page.notice();
            mayFail("", "");
            if (fate == Fate.UNTOLD) {
                return became("paid", () -> "");
            }
            tellPayoneer(page, paid);
            if (fate == Fate.PAID) {
                return became("paid", () -> same(0, page.paidOut().movePointRight(2).longValueExact()));
            }
            if (fate == Fate.GIVEN_BACK_UNTOLD) {
                page.isGivenBack();
                return became("refunded", () -> same(order.minor, page.paidOut().movePointRight(2).longValueExact()));
            }
            if (fate == Fate.GIVEN_BACK) {
                tellPayoneer(page, page.notice("paid_out", page.isGivenBack(), amount));
            } else {
                staffGiveBack();
                tellPayoneer(page, page.notice());
            }
            tellPayoneer(page, paid);
            return became("refunded", () -> same(order.minor, page.paidOut().movePointRight(2).longValueExact()));
        }

        void tellPayoneer(FakePayoneer.Page page, Map<String, String> notice) throws Exception {
            var body = JSON.writeValueAsString(notice);
            until("notice", () -> post(page.noticePath(), body, page.noticeHeaders()), status -> status == 200);
        }

        Played stripe() throws Exception {
            var stripe = FakeStripe.shared();
            var session = page();
            if (fate == Fate.CALLED_OFF) {
                stripe.expires(session);
                tellStripe(stripe.newsOf(order.id));
                return became("pending", () -> "");
            }
            stripe.pays(session);
            var paid = stripe.newsOf(order.id);
            mayFail("GET", "/v1/checkout/sessions/" + session);
            if (fate == Fate.UNTOLD) {
                return became("paid", () -> "");
            }
            tellStripe(paid);
            if (fate == Fate.PAID) {
                return became("paid", () -> same(0, stripe.object(stripe.chargeOf(session)).path("amount_refunded").asLong()));
            }
            if (fate == Fate.GIVEN_BACK || fate == Fate.GIVEN_BACK_UNTOLD) {
                stripe.refundedInDashboard(stripe.chargeOf(session), order.minor);
            } else {
                staffGiveBack();
            }
            var returned = stripe.newsOf(order.id);
            if (fate != Fate.GIVEN_BACK_UNTOLD) {
                tellStripe(returned);
            }
            tellStripe(paid);
            return became("refunded", () -> same(order.minor, stripe.object(stripe.chargeOf(session)).path("amount_refunded").asLong()));
        }

        /** The second renewal is refused by the bank at first. Nobody loses what Stripe repeats for days, except the first news. */
        Played subscribes() throws Exception {
            var stripe = FakeStripe.shared();
            stripe.pays(page());
            var first = stripe.newsOf(order.id);
            var subscription = stripe.subscriptionOf(order.id);
            if (fate == Fate.UNTOLD) {
                return became("paid", 1, periodEnd(subscription), () -> "");
            }
            tellStripe(first);
            for (int n = 1; n <= RENEWALS; n++) {
                var invoice = stripe.renews(subscription, n != 2);
                tellStripe(stripe.newsOf(order.id));
                if (n == 2) {
                    stripe.paysInvoice(invoice);
                    tellStripe(stripe.newsOf(order.id));
                }
            }
            tellStripe(first);
            return became("paid", 1 + RENEWALS, periodEnd(subscription), () -> "");
        }

        Instant periodEnd(String subscription) {
            return Instant.ofEpochSecond(FakeStripe.shared().object(subscription).at("/items/data/0/current_period_end").asLong());
        }

        /** In no order to rely on. */
        void tellStripe(List<StripeEvent> news) throws Exception {
            var mixed = new ArrayList<>(news);
            Collections.shuffle(mixed, dice);
            for (var event : mixed) {
                until(event.type(), () -> event.bring(Road.Product.port, Instant.now()), status -> status == 200);
            }
        }

        /** The company gives back once only, however often staff press the button. */
        void staffGiveBack() throws Exception {
            mayFail("POST", "/v1/refunds");
            persist("/api/v1/admin/orders/" + order.id + "/refund", "{\"key\":\"staff\"}", admin);
        }

        /** Now and then the company carries the next call of ours out but its answer is lost, or it has trouble of its own. */
        void mayFail(String method, String what) {
            if (dice.nextInt(8) > 0 || !company.answers() || company == Company.CLICK && what.startsWith("/")) {
                return;
            }
            boolean lost = dice.nextBoolean();
            failures.incrementAndGet();
            switch (company) {
                case CLICK -> FakeClick.shared().next(what, lost ? FakeClick.Fault.LOST : FakeClick.Fault.ERROR);
                case UZUM_CHECKOUT -> FakeUzumCheckout.shared().will(lost ? FakeUzumCheckout.Mood.ANSWER_LOST : FakeUzumCheckout.Mood.DOWN);
                case PAYONEER -> FakePayoneer.shared().will(lost ? FakePayoneer.Mood.ANSWER_LOST : FakePayoneer.Mood.DOWN);
                case STRIPE -> {
                    if (lost) {
                        FakeStripe.shared().nextAnswerIsLost(method, what);
                    } else {
                        FakeStripe.shared().nextIsTheirFault(method, what);
                    }
                }
                default -> throw new IllegalStateException(company + " is never asked");
            }
        }

        Played became(String status, Supplier<String> atCompany) {
            return became(status, status.equals("pending") ? 0 : 1, null, atCompany);
        }

        Played became(String status, int credits, Instant until, Supplier<String> atCompany) {
            return new Played(order, company, fate, status, credits, until, atCompany);
        }

        // ---- calls

        /** Repeats the call until it is answered well; often once more; now and then two come at the same time. */
        <T> T until(String what, Callable<T> call, Answer<T> well) throws Exception {
            var twin = dice.nextInt(8) == 0 ? Thread.ofVirtual().start(() -> again(call)) : null;
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (true) {
                var answer = said(call);
                if (answer != null && agrees(well, answer)) {
                    needed.get(company).incrementAndGet();
                    if (twin != null) {
                        twin.join();
                    }
                    if (dice.nextInt(3) == 0) {
                        again(call);
                    }
                    return answer;
                }
                if (System.nanoTime() > end) {
                    throw new IllegalStateException(company + " " + what + " of order " + order.id + " got " + answer);
                }
                Road.sleep(PAUSE_MILLIS);
            }
        }

        <T> boolean agrees(Answer<T> well, T answer) {
            try {
                return well.is(answer);
            } catch (UncheckedIOException e) {
                return false;
            }
        }

        void again(Callable<?> call) {
            try {
                said(call);
            } catch (Exception e) {
                wrong.add(company + " of order " + order.id + ": " + e);
            }
        }

        /** Null when no answer came. What is no answer of that protocol at all is wrong even while everything dies. */
        <T> T said(Callable<T> call) throws Exception {
            var mine = new Waiting(company);
            waiting.add(mine);
            try {
                var answer = call.call();
                calls.get(company).incrementAndGet();
                return answer;
            } catch (UncheckedIOException e) {
                mine.torn = !(e.getCause() instanceof ConnectException);
                calls.get(company).addAndGet(mine.torn ? 1 : 0);
                return null;
            } catch (AssertionError e) {
                wrong.add(company + " of order " + order.id + ": " + e.getMessage());
                return null;
            } finally {
                mine.over = true;
                waiting.remove(mine);
            }
        }
    }

    /** Whether an answer lets a company go on; it may ask more. */
    interface Answer<T> {
        boolean is(T answer);
    }

    int post(String path, String body, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(URI.create(product.url + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        try {
            return Road.HTTP.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * A person who tries again when no answer comes or a bad one; a refund that waits for its company is left to the
     * product, one whose payment is not booked yet is asked for again.
     */
    String persist(String path, String body, String token) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(product.url + path))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                var answer = Road.HTTP.send(request, HttpResponse.BodyHandlers.ofString());
                boolean later = path.endsWith("/refund") && answer.body().contains("provider_unreachable");
                boolean soon = path.endsWith("/refund") && answer.body().contains("nothing_to_refund");
                if (answer.statusCode() / 100 == 2 || later) {
                    return answer.body();
                }
                if (answer.statusCode() < 500 && !soon || System.nanoTime() > end) {
                    throw new IllegalStateException(path + " gave " + answer.statusCode() + " " + answer.body());
                }
            } catch (IOException e) {
                if (System.nanoTime() > end) {
                    throw e;
                }
            }
            Road.sleep(PAUSE_MILLIS);
        }
    }

    // ---- what became of it all

    /** Orders that no callback spoke of are asked about, with growing gaps; refunds without an answer are asked for again. */
    void awaitWhatIsAsked() throws Exception {
        long end = System.nanoTime() + UNTIL_FOUND.toNanos();
        long hour = 0;
        while (System.nanoTime() < end && (hour == 0 || !allAsExpected())) {
            if (System.nanoTime() > hour) {
                anHourPasses();
                hour = System.nanoTime() + AN_HOUR.toNanos();
            }
            Road.sleep(2000);
        }
    }

    /** For those who wait until a company is asked about a paid order: nobody here waits that long. */
    void anHourPasses() throws Exception {
        var database = EmbeddedPostgres.running(product.data).orElseThrow();
        try (var connection = DriverManager.getConnection(database.url(), database.user(), database.password());
                var statement = connection.createStatement()) {
            asked += statement.executeUpdate("update orders set ask_at = now() where ask_at > now() and status <> 'pending'");
        }
    }

    boolean allAsExpected() throws Exception {
        for (var owner : owners) {
            var seen = seen(owner);
            if (!owner.played.stream().allMatch(one -> differs(one, seen).isEmpty())) {
                return false;
            }
        }
        return true;
    }

    Map<String, JsonNode> seen(Owner owner) throws Exception {
        var seen = new TreeMap<String, JsonNode>();
        JSON.readTree(product.call("GET", "/api/v1/orders", null, owner.token)).path("items").forEach(order -> seen.put(order.path("id").asString(), order));
        return seen;
    }

    static String differs(Played one, Map<String, JsonNode> seen) {
        var order = seen.get(one.order.id);
        if (order == null) {
            return "is lost";
        }
        var status = order.path("status").asString();
        int credits = order.path("credits").asInt();
        return status.equals(one.status) && credits == one.credits
                ? ""
                : "is " + status + " with " + credits + " grants, not " + one.status + " with " + one.credits;
    }

    void orders() throws Exception {
        int unknown = 0;
        for (var owner : owners) {
            var seen = seen(owner);
            for (var one : owner.played) {
                look(one, seen);
                seen.remove(one.order.id);
            }
            // Their answer was lost, and somebody ordered again.
            for (var order : seen.values()) {
                unknown++;
                if (!order.path("status").asString().equals("pending") || order.path("credits").asInt() != 0) {
                    wrong.add("An order that nobody paid is " + order);
                }
            }
        }
        System.out.printf("kills: %d orders whose answer was lost were ordered again; companies failed to answer us up to %d times%n", unknown, failures.get());
    }

    void look(Played one, Map<String, JsonNode> seen) {
        var difference = (differs(one, seen) + " " + one.atCompany.get()).strip();
        if (difference.isEmpty()) {
            right.add(one);
        } else {
            wrong.add(one.company + " order " + one.order.id + " (" + one.fate + ") " + difference);
        }
        var order = seen.get(one.order.id);
        grants.merge(one.company, order == null ? 0 : order.path("credits").asInt(), Integer::sum);
    }

    void companies() {
        for (var company : Company.values()) {
            var all = right.stream().filter(one -> one.company == company).toList();
            System.out.printf("kills: %-13s %d orders as they should be: %d paid (%d found by asking), %d given back (%d by staff, %d found by asking), %d called off;"
                            + " %d payments, %d grants;"
                            + " %d calls, %d of them repeated; calls broken off by %d kills%n",
                    company.code(), all.size(), count(all, Fate.PAID, Fate.UNTOLD), count(all, Fate.UNTOLD),
                    count(all, Fate.GIVEN_BACK, Fate.GIVEN_BACK_UNTOLD, Fate.GIVEN_BACK_BY_STAFF), count(all, Fate.GIVEN_BACK_BY_STAFF),
                    count(all, Fate.GIVEN_BACK_UNTOLD), count(all, Fate.CALLED_OFF),
                    all.stream().mapToInt(Played::credits).sum(), grants.getOrDefault(company, 0), calls.get(company).get(), calls.get(company).get() - needed.get(company).get(), struck.get(company));
            if (all.size() != each) {
                wrong.add("Of " + company + " " + all.size() + " of " + each + " orders are as they should be");
            }
            if (struck.get(company) < kills) {
                wrong.add("Only " + struck.get(company) + " kills broke a call of " + company + " off");
            }
        }
        refused("Stripe", FakeStripe.shared().violations());
        refused("Click", FakeClick.shared().violations());
        refused("Payoneer", FakePayoneer.shared().violations());
        // Asked for the same return under the same number again, Uzum says that it was there: so its number works.
        refused("Uzum Checkout", FakeUzumCheckout.shared().violations().stream().filter(why -> !why.equals("Operation already exists")).toList());
    }

    static long count(List<Played> all, Fate... fates) {
        return all.stream().filter(one -> List.of(fates).contains(one.fate)).count();
    }

    void refused(String company, List<String> why) {
        why.forEach(one -> wrong.add(company + " refused a call of ours: " + one));
    }

    /** A month for each order that is paid, counted from the first of them; what Stripe renews ends when Stripe's period does. */
    void planTime() throws Exception {
        for (var owner : owners) {
            var played = List.copyOf(owner.played);
            long months = played.stream().filter(one -> one.status.equals("paid")).count();
            if (months > 0) {
                var plan = JSON.readTree(product.call("GET", "/api/v1/me", null, owner.token)).path("plan");
                var renewed = played.stream().filter(one -> one.until != null).findAny();
                var from = renewed.map(Played::until).orElse(began.plus(A_MONTH.multipliedBy(months)));
                var to = renewed.map(Played::until).orElse(Instant.now().plus(A_MONTH.multipliedBy(months)));
                var end = Instant.parse(plan.path("endsAt").asString());
                if (end.isBefore(from) || end.isAfter(to) || !plan.path("code").asString().equals("basic")) {
                    wrong.add("An account with " + played.size() + " orders, " + months + " of them paid, has " + plan.path("code") + " until " + end + ", not " + to);
                }
            }
        }
        System.out.printf("kills: the plan time of %d accounts was added up%n", owners.size());
    }

    void books() throws Exception {
        var books = product.call("GET", "/api/v1/admin/books", null, admin);
        System.out.println("kills: the books say " + books);
        JSON.readTree(books).path("disagreements").forEach(one -> wrong.add(one.asString()));
        JSON.readTree(product.call("GET", "/api/v1/admin/credits", null, admin)).path("items").forEach(one -> wrong.add("Money that was paid twice: " + one));
    }

    static String same(long expected, long seen) {
        return expected == seen ? "" : "has " + seen + " given back at its company, not " + expected;
    }
}
