package uz.botfactory.payments.click;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import uz.botfactory.ProductTest;
import uz.botfactory.payments.Attempt;
import uz.botfactory.payments.Order;
import uz.botfactory.payments.ProviderFailed;
import uz.botfactory.payments.Till;
import uz.botfactory.payments.wire.FiscalLine;
import uz.botfactory.plans.Fiscal;
import uz.botfactory.plans.Money;
import uz.botfactory.plans.Plan;
import uz.botfactory.plans.Plans;
import uz.botfactory.support.TestClock;
import uz.botfactory.support.Texts;
import uz.botfactory.world.Cast;
import uz.botfactory.world.Click;
import uz.botfactory.world.FakeClick;
import uz.botfactory.world.FakeClick.Fault;

/** What we ask of Click: what became of an order, money back, fiscal receipts. */
@ProductTest
class ClickMerchantTests {

    private static final String PRICE = "290000.00";
    private static final long TIYIN = 29_000_000;
    private static final AtomicLong TRANSACTIONS = new AtomicLong(7_000_000_000L + System.nanoTime() % 1_000_000_000L);
    private static final Fiscal CODES = new Fiscal("10305008002000000", "1514296", 12);

    @LocalServerPort
    int port;

    @Autowired
    TestClock time;

    @Autowired
    ClickProvider provider;

    @Autowired
    ClickPayments payments;

    @Autowired
    Till till;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate inOne;

    @Autowired
    Plans plans;

    @Autowired
    Texts texts;

    private final FakeClick company = FakeClick.shared();
    private Click click;
    private Cast.Owner aziza;
    private String order;
    private long transaction;
    private long prepared;

    @BeforeEach
    void aPreparedOrder() {
        click = new Click(port);
        aziza = Cast.aziza(port);
        order = aziza.api()
                .post("/api/v1/orders", Map.of("plan", "basic", "period", "monthly", "provider", "click"))
                .text("id");
        transaction = TRANSACTIONS.incrementAndGet();
        prepared = click.prepare(transaction, order, PRICE).prepared();
    }

    @AfterEach
    void nothingOfferedToClickWasWrong() {
        time.reset();
        assertThat(company.violations()).isEmpty();
    }

    private FakeClick.Payment atClick(int status) {
        return company.pays(Click.document(transaction), order, click.day(), TIYIN, status);
    }

    private Order order() {
        return till.order(order, "click").orElseThrow();
    }

    private Attempt attempt() {
        return till.attempt("click", Long.toString(transaction)).orElseThrow();
    }

    private String status() {
        return aziza.api().get("/api/v1/orders/" + order).text("status");
    }

    // ---- a callback that was lost

    @Test
    void aPaymentOfWhichWeNeverHeardIsFoundByAsking() throws ProviderFailed {
        atClick(2);

        provider.reconcile(order());
        provider.reconcile(order());

        assertThat(status()).isEqualTo("paid");
        assertThat(order().credits()).isEqualTo(1);
        assertThat(click.complete(transaction, order, PRICE, prepared, 0).error()).isEqualTo(-4);
    }

    @ParameterizedTest
    @ValueSource(ints = {-5017, -1, 0, 1})
    void whatIsNotPaidYetBringsNothing(int state) throws ProviderFailed {
        atClick(state);

        provider.reconcile(order());

        assertThat(status()).isEqualTo("pending");
        assertThat(click.complete(transaction, order, PRICE, prepared, 0).error()).isZero();
    }

    @Test
    void whatClickDoesNotKnowBringsNothing() throws ProviderFailed {
        provider.reconcile(order());

        assertThat(status()).isEqualTo("pending");
    }

    @Test
    void ofTwoTriesTheOneThatWasPaidIsBooked() throws ProviderFailed {
        long second = TRANSACTIONS.incrementAndGet();
        click.prepare(second, order, PRICE);
        company.pays(Click.document(second), order, click.day(), TIYIN, 2);

        provider.reconcile(order());

        assertThat(attempt().state()).isEqualTo(Attempt.State.CREATED);
        assertThat(till.attempt("click", Long.toString(second)).orElseThrow().state()).isEqualTo(Attempt.State.PAID);
    }

    @Test
    void aPaymentThatFitsNoTryIsLeftToPeople() throws ProviderFailed {
        click.prepare(TRANSACTIONS.incrementAndGet(), order, PRICE);
        company.pays(company.nextNumber(), order, click.day(), TIYIN, 2);

        provider.reconcile(order());

        assertThat(status()).isEqualTo("pending");
    }

    @ParameterizedTest
    @EnumSource(value = Fault.class, names = {"ERROR", "HTML", "LOST"})
    void whenClickIsAwayItIsAskedAgainLater(Fault fault) throws ProviderFailed {
        atClick(2);
        company.next(order, fault);

        assertThatExceptionOfType(ProviderFailed.class)
                .isThrownBy(() -> provider.reconcile(order()))
                .satisfies(failure -> assertThat(failure.retryable()).isTrue());
        provider.reconcile(order());

        assertThat(status()).isEqualTo("paid");
    }

    // ---- money back

    private void pay() {
        assertThat(click.complete(transaction, order, PRICE, prepared, 0).error()).isZero();
    }

    private void refund(long minor) throws ProviderFailed {
        provider.refund(order(), attempt(), new Money(minor, "UZS"), "refund-" + order);
    }

    @Test
    void moneyGoesBackOnce() throws ProviderFailed {
        pay();
        var payment = atClick(2);

        refund(TIYIN);
        refund(TIYIN);

        assertThat(payment.reversals()).isEqualTo(1);
    }

    @Test
    void whenTheAnswerIsLostClickIsAskedBeforeMoneyGoesBackAgain() throws ProviderFailed {
        pay();
        var payment = atClick(2);
        company.next("reversal/" + FakeClick.SERVICE + "/" + payment.id(), Fault.LOST);

        assertThatExceptionOfType(ProviderFailed.class)
                .isThrownBy(() -> refund(TIYIN))
                .satisfies(failure -> assertThat(failure.retryable()).isTrue());
        refund(TIYIN);

        assertThat(payment.reversals()).isEqualTo(1);
    }

    @Test
    void aPartOfItCannotGoBack() {
        pay();
        var payment = atClick(2);

        assertRefused(TIYIN - 1, "payments.problem.clickWhole");
        assertThat(payment.status()).isEqualTo(2);
    }

    @Test
    void lastMonthsMoneyCannotGoBack() {
        pay();
        var payment = atClick(2);
        time.pass(Duration.ofDays(62));

        assertRefused(TIYIN, "payments.problem.clickMonth");
        assertThat(payment.status()).isEqualTo(2);
    }

    @Test
    void whatClickRefusesIsSaid() {
        pay();
        var payment = atClick(2);
        company.next("reversal/" + FakeClick.SERVICE + "/" + payment.id(), Fault.REFUSED);

        assertRefused(TIYIN, "payments.problem.refused");
        assertThat(payment.status()).isEqualTo(2);
    }

    private void assertRefused(long minor, String key) {
        assertThatExceptionOfType(ProviderFailed.class)
                .isThrownBy(() -> refund(minor))
                .satisfies(failure -> {
                    assertThat(failure.retryable()).isFalse();
                    assertThat(failure.userMessageKey()).isEqualTo(key);
                });
    }

    // ---- fiscal receipts

    private final class Printing {

        final ClickSettings settings = new ClickSettings(
                FakeClick.MERCHANT,
                FakeClick.SERVICE,
                FakeClick.SECRET,
                FakeClick.USER,
                "https://my.click.uz",
                company.url(),
                true,
                "310618348");
        final ClickReceipts receipts = new ClickReceipts(jdbc, settings, time);
        final ClickPrinter printer = new ClickPrinter(
                settings, receipts, payments, new ClickApi(settings, time), till, new CodedLine(), inOne);

        Printing() {
            inOne.executeWithoutResult(status -> receipts.wanted(attempt()));
        }

        String printed() {
            return attempt().details().getOrDefault("fiscal.perform.qr_code_url", "");
        }
    }

    /** The plan has its codes. */
    private final class CodedLine extends FiscalLine {

        CodedLine() {
            super(plans, texts);
        }

        @Override
        public Optional<Fiscal> codes(Order order) {
            return Optional.of(CODES);
        }
    }

    @Test
    void aReceiptIsPrintedOnceAndItsAddressKept() {
        pay();
        var payment = atClick(2);
        var printing = new Printing();

        printing.printer.run();
        time.pass(Duration.ofDays(1));
        printing.printer.run();

        assertThat(printing.printed()).isEqualTo(payment.receipt());
        assertThat(payment.submissions()).isEqualTo(1);
        var item = payment.items().at("/items/0");
        assertThat(item.path("SPIC").asString()).isEqualTo(CODES.ikpu());
        assertThat(item.path("Price").longValue()).isEqualTo(TIYIN);
        assertThat(item.path("VAT").longValue()).isEqualTo(3_107_143);
        assertThat(item.at("/CommissionInfo/TIN").asString()).isEqualTo("310618348");
    }

    @Test
    void aReceiptThatClickPrintedByItselfIsNotPrintedTwice() {
        pay();
        var payment = atClick(2);
        payment.print();
        var printing = new Printing();

        printing.printer.run();

        assertThat(printing.printed()).isEqualTo(payment.receipt());
        assertThat(payment.submissions()).isZero();
    }

    @Test
    void afterALostAnswerTheReceiptIsLookedForBeforeItIsPrintedAgain() {
        pay();
        var payment = atClick(2);
        company.next("payment_id\":" + payment.id(), Fault.LOST);
        var printing = new Printing();

        printing.printer.run();
        assertThat(printing.printed()).isEmpty();
        time.pass(Duration.ofMinutes(2));
        printing.printer.run();

        assertThat(printing.printed()).isEqualTo(payment.receipt());
        assertThat(payment.submissions()).isEqualTo(1);
    }

    @Test
    void whileClickIsAwayTheReceiptWaits() {
        pay();
        var payment = atClick(2);
        company.next(order, Fault.ERROR, Fault.HTML);
        var printing = new Printing();

        for (int i = 0; i < 3; i++) {
            assertThat(printing.printed()).isEmpty();
            printing.printer.run();
            time.pass(Duration.ofMinutes(10));
        }

        assertThat(printing.printed()).isEqualTo(payment.receipt());
    }

    @Test
    void aReceiptThatFinallyFailsIsATaskForStaffUntilItIsThere() {
        pay();
        var payment = atClick(2);
        company.next(order, Collections.nCopies(30, Fault.ERROR).toArray(Fault[]::new));
        var printing = new Printing();
        printing.printer.run();
        assertThat(receiptTasks()).isEmpty();
        for (int i = 1; i < 30; i++) {
            time.pass(Duration.ofHours(7));
            printing.printer.run();
        }

        assertThat(receiptTasks()).containsExactly("The payment company did not answer.");
        printing.printer.run();
        assertThat(printing.printed()).as("nobody tries any more").isEmpty();

        var again = "/api/v1/admin/orders/" + order + "/receipt";
        assertThat(Cast.admin(port).post(again, Map.of()).status()).isEqualTo(202);
        assertThat(receiptTasks()).hasSize(1);
        printing.printer.run();

        assertThat(printing.printed()).isEqualTo(payment.receipt());
        assertThat(receiptTasks()).isEmpty();
        assertThat(Cast.admin(port).post(again, Map.of()).status()).isEqualTo(404);
    }

    private List<String> receiptTasks() {
        return Cast.admin(port).call("GET", "/api/v1/admin/payment-tasks", null, Map.of("Accept-Language", "en")).body().path("items").valueStream()
                .filter(task -> task.path("orderId").asString("").equals(order) && task.path("again").asBoolean())
                .map(task -> task.path("reason").asString())
                .toList();
    }

    @Test
    void moneyThatWentBackGetsNoReceipt() {
        pay();
        var payment = atClick(2);
        var printing = new Printing();
        click.complete(transaction, order, PRICE, prepared, -5017);

        printing.printer.run();

        assertThat(printing.printed()).isEmpty();
        assertThat(payment.submissions()).isZero();
    }

    @Test
    void withReceiptsAPlanWithoutCodesIsNotSoldAndStaffAreToldWhy() {
        var settings = new Printing().settings;
        var strict = new ClickProvider(settings, new ClickApi(settings, time), payments, time);
        Plan basic = plans.plan("basic").orElseThrow();

        assertThat(basic.fiscal()).isNull();
        assertThat(strict.obstacle(basic)).contains("payments.obstacle.fiscal");
        assertThat(provider.obstacle(basic)).isEmpty();
    }
}
