package uz.botfactory.payments.click;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import uz.botfactory.plans.Money;
import uz.botfactory.world.Click;

/** The link to Click's page, its signatures and the tax within a price. */
class ClickLinkTests {

    private static ClickSettings settings(String page) {
        return new ClickSettings("111", "222", "secret", "333", page, "https://api.click.uz/v2/merchant/", false, "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://my.click.uz/services/pay", "https://my.click.uz", "https://my.click.uz/"})
    void theLinkSaysWhatIsPaidAndWhereToReturn(String page) {
        var link = ClickLink.of(
                settings(page), "123456789012345", new Money(29_000_050, "UZS"), "https://b.uz/uz/orders/1/return");

        assertThat(link)
                .isEqualTo("https://my.click.uz/services/pay?service_id=222&merchant_id=111&amount=290000.50"
                        + "&transaction_param=123456789012345&return_url=https%3A%2F%2Fb.uz%2Fuz%2Forders%2F1%2Freturn");
    }

    @Test
    void signaturesAreThoseOfTheDocuments() {
        var form = ClickForm.read(("click_trans_id=9&service_id=222&merchant_trans_id=5&merchant_prepare_id=7"
                        + "&amount=1000.0&action=1&sign_time=2026-11-21+14%3A00%3A00")
                .getBytes(StandardCharsets.UTF_8));

        assertThat(ClickSignature.of(form, ClickPhase.COMPLETE, "S"))
                .isEqualTo(Click.md5("9" + "222" + "S" + "5" + "7" + "1000.0" + "1" + "2026-11-21 14:00:00"));
    }

    @Test
    void weProveOurselvesWithTheTimeAndTheSecret() {
        // printf 1519051543secret | sha1sum
        assertThat(ClickSignature.header(settings("https://my.click.uz"), 1_519_051_543L))
                .isEqualTo("333:342712d77c0fe30bfe18e34b81dcb1833feb485e:1519051543");
    }

    @ParameterizedTest
    @CsvSource({"2000000, 12, 214286", "29000000, 12, 3107143", "29000000, 0, 0", "1, 12, 0", "100, 100, 50"})
    void theTaxIsWithinThePrice(long price, int percent, long tax) {
        assertThat(ClickItems.vatWithin(price, percent)).isEqualTo(tax);
    }
}
