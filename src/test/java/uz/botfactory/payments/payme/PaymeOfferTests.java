package uz.botfactory.payments.payme;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;
import uz.botfactory.ProductTest;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.payments.Order;
import uz.botfactory.payments.OrderStatus;
import uz.botfactory.payments.Till;
import uz.botfactory.payments.wire.FiscalLine;
import uz.botfactory.plans.Fiscal;
import uz.botfactory.plans.Money;
import uz.botfactory.plans.Period;
import uz.botfactory.plans.Plans;
import uz.botfactory.support.Texts;
import uz.botfactory.support.UiLanguage;
import uz.botfactory.world.Cast;

/** What Payme's payers see: the link to its page, its words, the fiscal receipt. */
@ProductTest
class PaymeOfferTests {

    private static final Fiscal CODES = new Fiscal("10305008002000000", "1514296", 12);

    @LocalServerPort
    int port;

    @Autowired
    Till till;

    @Autowired
    Plans plans;

    @Autowired
    Texts texts;

    @Autowired
    Clock clock;

    @Autowired
    TransactionTemplate inOne;

    @ParameterizedTest
    @CsvSource({"UZ, uz", "UZ_CYRL, uz", "RU, ru", "EN, en"})
    void theLinkSaysWhatIsPaidAndWhereToReturn(UiLanguage language, String spoken) {
        var settings = new PaymeSettings("5e730e8e0b852a417aa49ceb", "key", "https://checkout.paycom.uz/", false);

        var link = PaymeLink.of(
                settings,
                "123456789012345",
                new Money(29_000_000, "UZS"),
                language,
                "https://bots.example.uz/uz/orders/123456789012345/return");

        assertThat(link).startsWith("https://checkout.paycom.uz/").matches("https://[a-z./]+/[A-Za-z0-9=]+");
        assertThat(fields(link))
                .isEqualTo("m=5e730e8e0b852a417aa49ceb;ac.order_id=123456789012345;a=29000000;l=" + spoken
                        + ";c=https://bots.example.uz/uz/orders/123456789012345/return");
    }

    @Test
    void anOrderComesWithItsLink() {
        var order = Cast.aziza(port)
                .api()
                .post("/api/v1/orders", Map.of("plan", "basic", "period", "monthly", "provider", "payme"));

        assertThat(fields(order.text("redirectUrl"))).contains("ac.order_id=" + order.text("id") + ";a=29000000;");
    }

    private static String fields(String link) {
        var coded = link.substring(link.lastIndexOf('/') + 1);
        return new String(Base64.getDecoder().decode(coded), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @EnumSource(PaymeError.class)
    void everyRefusalIsSaidInThreeLanguages(PaymeError error) {
        assertThat(error.message().keySet()).containsExactlyInAnyOrder("ru", "uz", "en");
        assertThat(error.message().values()).allSatisfy(text -> assertThat(text).isNotBlank());
        var said = JsonMapper.shared()
                .valueToTree(PaymeAnswer.refusal(error).message(MissingNode.getInstance()));
        assertThat(said.at("/error/code").asInt()).isEqualTo(error.code());
        assertThat(said.at("/error/data").isString()).isEqualTo(error.code() <= -31050 && error.code() >= -31099);
    }

    // ---- fiscal receipts

    private PaymeDesk desk(Optional<Fiscal> codes) {
        var line = new FiscalLine(plans, texts) {
            @Override
            public Optional<Fiscal> codes(Order order) {
                return codes;
            }
        };
        return new PaymeDesk(till, new PaymeFiscal(new PaymeSettings("m", "k", "https://p.uz", true), line), clock);
    }

    private JsonNode checked(Optional<Fiscal> codes) {
        var order = Cast.aziza(port)
                .api()
                .post("/api/v1/orders", Map.of("plan", "basic", "period", "quarterly", "provider", "payme"));
        long tiyin = Long.parseLong(order.body().at("/amount/amount").asString().replace(".", ""));
        var check = new PaymeCall.CheckPerform(tiyin, new PaymeCall.Account(order.text("id"), "{}"));
        var answer = inOne.execute(status -> desk(codes).answer(check));
        return JsonMapper.shared().valueToTree(answer.message(MissingNode.getInstance()));
    }

    @Test
    void withReceiptsTheDetailIsToldAndItsSumIsTheAmount() {
        var detail = checked(Optional.of(CODES)).at("/result/detail");

        assertThat(detail.path("receipt_type").asInt(-1)).isZero();
        var line = detail.at("/items/0");
        assertThat(line.path("title").asString()).isEqualTo("BotFactory: Asosiy, 90 kun");
        assertThat(line.path("code").asString()).isEqualTo(CODES.ikpu());
        assertThat(line.path("package_code").asString()).isEqualTo(CODES.packageCode());
        assertThat(line.path("vat_percent").asInt()).isEqualTo(12);
        assertThat(line.path("count").asInt()).isEqualTo(1);
        assertThat(line.path("price").asLong()).isEqualTo(82_650_000);
        assertThat(line.has("discount")).isFalse();
    }

    @Test
    void aCouponStandsOnTheReceiptAsADiscount() {
        var order = new Order(
                "1",
                new AccountId(UUID.randomUUID()),
                plans.plan("basic").orElseThrow(),
                Period.MONTHLY,
                "payme",
                new Money(26_100_000, "UZS"),
                new Money(29_000_000, "UZS"),
                "SAVE10",
                false,
                OrderStatus.PENDING,
                0,
                null,
                Instant.EPOCH,
                null);

        var line = JsonMapper.shared().valueToTree(PaymeDetail.of(order, CODES, "BotFactory")).at("/items/0");

        assertThat(line.path("price").asLong()).isEqualTo(29_000_000);
        assertThat(line.path("discount").asLong()).isEqualTo(2_900_000);
    }

    @Test
    void withReceiptsAPlanWithoutCodesIsNotSold() {
        assertThat(checked(Optional.empty()).at("/error/code").asInt()).isEqualTo(-31055);
        var settings = new PaymeSettings("m", "k", "https://p.uz", true);
        var provider = new PaymeProvider(settings, new PaymeFiscal(settings, new FiscalLine(plans, texts) {}));
        assertThat(provider.obstacle(plans.plan("basic").orElseThrow())).contains("payments.obstacle.fiscal");
    }
}
