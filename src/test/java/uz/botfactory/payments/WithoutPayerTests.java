package uz.botfactory.payments;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;
import uz.botfactory.ProductTest;

/** What companies said is kept for disputes, and who paid is not. */
@ProductTest
class WithoutPayerTests {

    private static final String EVENT = """
            {"id": "evt_1", "type": "charge.refunded", "data": {"object": {"id": "ch_1", "amount": 2400, "currency": "usd",
              "billing_details": {"address": {"city": "Toshkent"}, "email": "gulnora@example.uz", "name": "Gulnora Aliyeva"},
              "receipt_email": "gulnora@example.uz", "receipt_url": "https://pay.stripe.com/receipts/x", "failure_code": null,
              "customer": "cus_1", "customer_phone": "+998901234567", "description": "From gulnora@example.uz",
              "metadata": {"order_id": "123456789012345"},
              "payment_method_details": {"type": "card", "card": {"brand": "visa", "last4": "4242", "exp_year": 2031}},
              "refunds": {"data": [{"id": "re_1", "amount": 500, "destination_details": {"card": {"last4": "4242"}}}]}}}}
            """;

    @Autowired
    Till till;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void ofAnEventStaysWhatADisputeNeeds() {
        long number = till.event("stripe", null, bytes(EVENT), Map.of(), true);

        var kept = kept("id = " + number);

        assertThat(kept).doesNotContainIgnoringCase("gulnora", "aliyeva", "toshkent", "998901", "4242", "2031", "receipts/x");
        var charge = JsonMapper.shared().readTree(kept).at("/data/object");
        assertThat(charge.path("id").asString()).isEqualTo("ch_1");
        assertThat(charge.path("amount").asLong()).isEqualTo(2400);
        assertThat(charge.path("customer").asString()).isEqualTo("cus_1");
        assertThat(charge.path("failure_code").isNull()).isTrue();
        assertThat(charge.at("/metadata/order_id").asString()).isEqualTo("123456789012345");
        assertThat(charge.at("/payment_method_details/card/brand").asString()).isEqualTo("visa");
        assertThat(charge.at("/refunds/data/0/amount").asLong()).isEqualTo(500);
    }

    @Test
    void aFormIsKeptTheSameWay() {
        var said = bytes("click_trans_id=77&payer_phone=998901234567&amount=1000.00&note=a%40b.uz");
        transaction.executeWithoutResult(status -> till.heard("click", said, Map.of(), "marked-by-this-test"));

        assertThat(kept("answer = 'marked-by-this-test'")).isEqualTo("click_trans_id=77&payer_phone=…&amount=1000.00&note=…");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"method\":\"CreateTransaction\",\"params\":{\"id\":\"5e\",\"time\":1,\"amount\":  29000000,\"account\":{\"order_id\":\"7\"}}}",
        "click_trans_id=77&service_id=1&merchant_trans_id=7&amount=1000.0&sign_string=abc",
        "{broken", ""
    })
    void whatSaysNothingOfThePayerIsKeptToTheByte(String said) {
        assertThat(WithoutPayer.of(bytes(said))).isEqualTo(bytes(said));
    }

    @Test
    void whatCannotBeReadIsNotKeptWhenItMaySayWhoPaid() {
        assertThat(new String(WithoutPayer.of(bytes("{\"email\": \"gulnora@example.uz")), StandardCharsets.UTF_8)).isEqualTo("…");
    }

    private String kept(String which) {
        var body = jdbc.sql("select body from provider_event where " + which).query(byte[].class).single();
        return new String(body, StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
