package uz.botfactory.payments;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;
import uz.botfactory.ProductTest;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.plans.PlanStatus;
import uz.botfactory.plans.Plans;
import uz.botfactory.support.TestClock;
import uz.botfactory.world.Cast;
import uz.botfactory.world.Click;
import uz.botfactory.world.FakeClick;
import uz.botfactory.world.FakePayoneer;
import uz.botfactory.world.FakeStripe;
import uz.botfactory.world.FakeUzumCheckout;

/** Money of a paid order goes back at its company, and the word of that never arrives: we ask, more and more seldom. */
@ProductTest
class LostReturnsTests {

    private static final AtomicLong TRANSACTIONS = new AtomicLong(7_100_000_000L);
    private static final Duration AN_HOUR = Duration.ofMinutes(67);

    /** Companies that can be asked, and what people do there without our hearing of it. */
    private enum Company {
        CLICK {
            private FakeClick.Payment payment;

            @Override
            void isPaid(LostReturnsTests test) {
                var click = new Click(test.port);
                long transaction = TRANSACTIONS.incrementAndGet();
                long prepared = click.prepare(transaction, test.order, "290000.00").prepared();
                payment = FakeClick.shared().pays(Click.document(transaction), test.order, click.day(), 29_000_000, 2);
                assertThat(click.complete(transaction, test.order, "290000.00", prepared, 0).error()).isZero();
            }

            @Override
            void givesBack() {
                payment.becomes(-99);
            }
        },
        UZUM_CHECKOUT {
            private FakeUzumCheckout.Payment payment;

            @Override
            void isPaid(LostReturnsTests test) {
                payment = FakeUzumCheckout.shared().behind(test.page);
                payment.isPaid();
                test.tell("/payments/uzum-checkout", payment.callback().toString(), Map.of());
            }

            @Override
            void givesBack() {
                payment.isGivenBack(29_000_000);
            }

            @Override
            void givesPartBack() {
                payment.isGivenBack(1_000_000);
            }
        },
        STRIPE {
            private String charge;

            @Override
            void isPaid(LostReturnsTests test) {
                var stripe = FakeStripe.shared();
                stripe.follow(test.clock);
                stripe.pays(stripe.sessionOf(test.order));
                stripe.newsOf(test.order).forEach(event -> event.bring(test.port, test.clock.instant()));
                charge = stripe.chargeOf(stripe.sessionOf(test.order));
            }

            @Override
            void givesBack() {
                FakeStripe.shared().refundedInDashboard(charge, 2400);
            }

            @Override
            void givesPartBack() {
                FakeStripe.shared().refundedInDashboard(charge, 1000);
            }

            @Override
            void isChargedBack() {
                FakeStripe.shared().disputeEnds(FakeStripe.shared().disputes(charge), true);
            }
        },
        PAYONEER {
            private FakePayoneer.Page page;

            @Override
            void isPaid(LostReturnsTests test) {
                page = FakePayoneer.shared().behind(test.page);
                page.isPaid();
                test.tell(page.noticePath(), test.json(page.notice()), page.noticeHeaders());
            }

            @Override
            void givesBack() {
                page.isGivenBack(new BigDecimal("24.00"));
            }

            @Override
            void isChargedBack() {
                page.isChargedBack();
            }
        };

        abstract void isPaid(LostReturnsTests test);

        abstract void givesBack();

        void givesPartBack() {
            throw new IllegalStateException();
        }

        void isChargedBack() {
            throw new IllegalStateException();
        }

        String code() {
            return name().toLowerCase().replace('_', '-');
        }
    }

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext product;

    @Autowired
    TestClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Reconciling reconciling;

    @Autowired
    Orders orders;

    @Autowired
    Plans plans;

    private Cast.Owner aziza;
    private String order;
    private String page;

    @BeforeEach
    void nobodyElseIsAskedAbout() {
        aziza = Cast.aziza(port);
        jdbc.sql("update orders set ask_at = null where ask_at is not null").update();
    }

    @AfterEach
    void theBooksAgree() {
        clock.reset();
        FakeStripe.shared().newsOf(order);
        FakeStripe.shared().calm();
        FakeUzumCheckout.shared().calm();
        Books.agree(product, aziza.accountId());
    }

    @ParameterizedTest
    @EnumSource
    void whatWentBackIsFoundAnHourAfterThePaymentAndEverybodyCanReadIt(Company company) {
        pays(company);
        company.givesBack();
        asks();
        assertThat(status()).isEqualTo("paid");

        clock.pass(AN_HOUR);
        asks();
        asks();

        assertThat(status()).isEqualTo("refunded");
        assertThat(planStatus()).isNotEqualTo(PlanStatus.ACTIVE);
        assertThat(lines("refund")).isOne();
        assertThat(aziza.api().get("/api/v1/me/plan-history").body().at("/items").valueStream()
                        .filter(line -> line.path("kind").asString().equals("taken_back"))
                        .map(line -> line.path("text").asString())
                        .toList())
                .singleElement()
                .asString()
                .contains("qaytarib olindi: pul qaytarilgan", order);
        assertThat(Cast.admin(port).get("/api/v1/admin/users/" + aziza.id() + "/plan").body().path("history").toString())
                .contains("taken_back", order);
        assertThat(aziza.api().get("/api/v1/statement").body().path("items").toString()).contains("\"refund\"");
        assertThat(askAt()).isNull();
    }

    @ParameterizedTest
    @EnumSource(names = {"UZUM_CHECKOUT", "STRIPE"})
    void aPartThatWentBackIsFoundAndLaterTheRest(Company company) {
        pays(company);
        company.givesPartBack();

        clock.pass(AN_HOUR);
        asks();
        clock.pass(Duration.ofHours(6));
        asks();

        assertThat(status()).isEqualTo("partially_refunded");
        assertThat(planStatus()).isEqualTo(PlanStatus.ACTIVE);
        assertThat(lines("refund")).isOne();
    }

    @ParameterizedTest
    @EnumSource(names = {"STRIPE", "PAYONEER"})
    void aChargeBackIsFound(Company company) {
        pays(company);
        clock.pass(Duration.ofDays(20));
        asks();
        company.isChargedBack();

        clock.pass(Duration.ofDays(8));
        asks();
        asks();

        assertThat(status()).isEqualTo("charged_back");
        assertThat(planStatus()).isNotEqualTo(PlanStatus.ACTIVE);
        assertThat(lines("charge_back")).isOne();
        assertThat(Cast.admin(port).get("/api/v1/admin/payment-tasks").body().path("items").valueStream()
                        .filter(task -> task.path("orderId").asString("").equals(order))
                        .map(task -> task.path("kind").asString())
                        .toList())
                .contains("charged_back");
    }

    @Test
    void aRenewalThatWentBackIsFound() {
        pays(Company.STRIPE, "automatic");
        var stripe = FakeStripe.shared();
        var subscription = stripe.subscriptionOf(order);
        clock.pass(Duration.ofDays(31));
        var invoice = stripe.renews(subscription, true);
        stripe.newsOf(order).forEach(event -> event.bring(port, clock.instant()));
        assertThat(credits()).isEqualTo(2);
        stripe.refundedInDashboard(stripe.chargeOf(invoice), 2400);

        assertThat(orders.any(order).paidUntil()).isAfter(clock.instant().plus(Duration.ofDays(20)));

        clock.pass(AN_HOUR);
        asks();
        asks();

        assertThat(status()).isEqualTo("partially_refunded");
        assertThat(lines("refund")).isOne();
        assertThat(orders.any(order).paidUntil()).isBefore(clock.instant().plusSeconds(1));
    }

    @Test
    void itIsAskedMoreAndMoreSeldomAndNotWithoutEnd() {
        pays(Company.UZUM_CHECKOUT);
        var paid = clock.instant();
        assertThat(gap()).isBetween(Duration.ofMinutes(59), Duration.ofMinutes(61));
        var gaps = List.of(6, 24, 48);

        for (int hours : gaps) {
            clock.pass(Duration.between(clock.instant(), askAt()).plusSeconds(1));
            asks();
            assertThat(Duration.between(paid, askAt())).isBetween(Duration.ofHours(hours - 1), Duration.ofHours(hours + 12));
        }
        clock.pass(Duration.ofDays(9));
        asks();
        assertThat(gap()).isBetween(Duration.ofDays(6), Duration.ofDays(8));
        int asked = 0;
        while (askAt() != null && asked < 100) {
            clock.pass(Duration.between(clock.instant(), askAt()).plusSeconds(1));
            asks();
            asked++;
        }
        assertThat(asked).isBetween(20, 27);
        assertThat(Duration.between(paid, clock.instant())).isBetween(Duration.ofDays(173), Duration.ofDays(188));
    }

    @Test
    void anOrderOfTwoHundredDaysAgoIsNotAskedAboutAnyMore() {
        pays(Company.STRIPE);
        var intent = FakeStripe.shared().intentOf(FakeStripe.shared().sessionOf(order));
        clock.pass(Duration.ofDays(200));
        Company.STRIPE.givesBack();

        asks();

        assertThat(FakeStripe.shared().calls("GET", "/v1/charges")).noneMatch(call -> intent.equals(call.form().get("payment_intent")));
        assertThat(status()).isEqualTo("paid");
        assertThat(askAt()).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 2})
    void aClockThatWasAheadForAWhileKeepsNobodyFromBeingAsked(int days) {
        orders("uzum-checkout", "once");
        clock.pass(Duration.ofDays(days));
        Company.UZUM_CHECKOUT.isPaid(this);
        Company.UZUM_CHECKOUT.givesBack();
        clock.reset();
        assertThat(status()).isEqualTo("paid");

        clock.pass(Duration.ofDays(2).plus(AN_HOUR));
        asks();

        assertThat(status()).isEqualTo("refunded");
    }

    @Test
    void aCompanyThatIsAwayKeepsNoOtherBackAndIsAskedAgainWithinTheHour() {
        pays(Company.STRIPE);
        var away = order;
        Company.STRIPE.givesBack();
        pays(Company.UZUM_CHECKOUT);
        Company.UZUM_CHECKOUT.givesBack();
        clock.pass(Duration.ofDays(30));
        FakeStripe.shared().nextIsTheirFault("GET", "/v1/charges");

        reconciling.run();

        assertThat(status()).isEqualTo("refunded");
        assertThat(status(away)).isEqualTo("paid");
        clock.pass(AN_HOUR);
        reconciling.run();
        assertThat(status(away)).isEqualTo("refunded");
    }

    @Test
    void companiesThatOnlyCallUsAreNotAsked() {
        for (var provider : new String[] {"payme", "uzum", "manual"}) {
            orders(provider, "once");
            assertThat(askAt()).isNull();
        }
    }

    @Test
    void aPaymentThatClickNamesOtherwiseIsOnlyTakenBackWhenItIsSurelyTheOne() {
        pays(Company.CLICK);
        forgetReceiptNumber();
        clock.pass(AN_HOUR);
        asks();
        Company.CLICK.givesBack();
        clock.pass(Duration.ofDays(1));
        asks();
        assertThat(status()).isEqualTo("refunded");

        pays(Company.CLICK);
        forgetReceiptNumber();
        Company.CLICK.givesBack();
        clock.pass(AN_HOUR);
        asks();
        assertThat(status()).as("this may be another try, which failed").isEqualTo("paid");
    }

    @Test
    void anAbandonedTryAtClickIsNotPaidByTheOtherOne() {
        orders("click", "once");
        new Click(port).prepare(TRANSACTIONS.incrementAndGet(), order, "290000.00");
        Company.CLICK.isPaid(this);
        forgetReceiptNumber();

        clock.pass(AN_HOUR);
        asks();

        assertThat(lines("surplus")).isZero();
        assertThat(credits()).isOne();
    }

    // ---- what happens

    private void pays(Company company) {
        pays(company, "once");
    }

    private void pays(Company company, String renewal) {
        orders(company.code(), renewal);
        company.isPaid(this);
        assertThat(status()).isEqualTo("paid");
    }

    private void orders(String provider, String renewal) {
        var made = aziza.api().post("/api/v1/orders",
                Map.of("plan", "basic", "period", "monthly", "provider", provider, "renewal", renewal));
        assertThat(made.status()).isEqualTo(201);
        order = made.text("id");
        page = made.body().path("redirectUrl").asString("");
    }

    /** Only about this order. */
    private void asks() {
        jdbc.sql("update orders set ask_at = null where ask_at is not null and account_id <> :account")
                .param("account", UUID.fromString(aziza.accountId()))
                .update();
        reconciling.run();
    }

    private void forgetReceiptNumber() {
        jdbc.sql("update payment_attempt set details = details - 'click_paydoc_id' where order_id = :order")
                .param("order", order)
                .update();
    }

    private void tell(String path, String body, Map<String, String> headers) {
        assertThat(new Hosted(product, "", port).send("POST", path, "application/json", body, headers)).isEqualTo(200);
    }

    private String json(Map<String, String> said) {
        return JsonMapper.shared().writeValueAsString(said);
    }

    private String status() {
        return status(order);
    }

    private String status(String id) {
        return orders.any(id).status().code();
    }

    private int credits() {
        return orders.any(order).credits();
    }

    private PlanStatus planStatus() {
        return plans.of(new AccountId(UUID.fromString(aziza.accountId()))).status();
    }

    private long lines(String what) {
        return jdbc.sql("select count(*) from ledger_entry where order_id = :order and kind = :what")
                .param("order", order)
                .param("what", what)
                .query(Long.class)
                .single();
    }

    private Duration gap() {
        return Duration.between(clock.instant(), askAt());
    }

    private Instant askAt() {
        return jdbc.sql("select ask_at from orders where id = :order")
                .param("order", order)
                .query((row, n) -> OrderTable.instant(row, "ask_at"))
                .list()
                .getFirst();
    }
}
