package uz.botfactory.payments.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uz.botfactory.world.StripeEvent;

/** What proves that an event is Stripe's. */
class StripeSignatureTests {

    private static final String SECRET = "whsec_one";
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final byte[] BODY = "{\"id\": \"evt_1\", \"to'lov\": \"oʻtdi\"}".getBytes(StandardCharsets.UTF_8);
    private static final long TIME = NOW.getEpochSecond();

    @Test
    void theRightSecretOverTheBytesAsTheyCame() {
        assertThat(proves(header(TIME, SECRET))).isTrue();
        assertThat(proves(header(TIME, "whsec_other"))).isFalse();
        assertThat(StripeSignature.proves("{}".getBytes(StandardCharsets.UTF_8), header(TIME, SECRET), SECRET, NOW)).isFalse();
    }

    @Test
    void whileTheSecretIsChangedEitherOfTwoIsEnough() {
        var old = StripeEvent.hmac(BODY, "whsec_old", TIME);
        var now = StripeEvent.hmac(BODY, SECRET, TIME);

        assertThat(proves("t=" + TIME + ",v1=" + old + ",v1=" + now)).isTrue();
        assertThat(proves("t=" + TIME + ",v1=" + now + ",v1=" + old)).isTrue();
        assertThat(proves("t=" + TIME + ",v1=" + old)).isFalse();
    }

    @Test
    void theOldSchemeProvesNothing() {
        assertThat(proves("t=" + TIME + ",v0=" + StripeEvent.hmac(BODY, SECRET, TIME))).isFalse();
    }

    @Test
    void fiveMinutesOldIsTheOldest() {
        assertThat(proves(header(TIME - 300, SECRET))).isTrue();
        assertThat(proves(header(TIME - 301, SECRET))).isFalse();
        assertThat(proves(header(TIME + 60, SECRET))).isTrue();
    }

    @Test
    void theTimeIsPartOfWhatIsSigned() {
        assertThat(proves("t=" + TIME + ",v1=" + StripeEvent.hmac(BODY, SECRET, TIME - 3600))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",", "t=,v1=", "t=abc,v1=00", "v1=00", "t=1772359200", "=,=,=", "t=99999999999999999999,v1=00", "t=-5,v1=0"})
    void nonsenseProvesNothing(String header) {
        assertThat(proves(header)).isFalse();
    }

    @Test
    void withoutASecretNothingIsProved() {
        assertThat(StripeSignature.proves(BODY, header(TIME, "x"), "", NOW)).isFalse();
        assertThat(StripeSignature.proves(BODY, null, SECRET, NOW)).isFalse();
    }

    private static boolean proves(String header) {
        return StripeSignature.proves(BODY, header, SECRET, NOW);
    }

    private static String header(long time, String secret) {
        return "t=" + time + ",v1=" + StripeEvent.hmac(BODY, secret, time);
    }
}
