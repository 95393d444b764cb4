package uz.botfactory.accounts.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.decoder.Decoder;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class QrCodeTests {

    private static final String LINK = "otpauth://totp/BotFactory:aziza%40example.uz?secret=JBSWY3DPEHPK3PXP&issuer=BotFactory";
    private static final int QUIET_ZONE = 4;

    @Test
    void aCameraReadsWhatWasWritten() throws Exception {
        var code = QrCode.of(LINK);
        var seen = new BitMatrix(code.size() - 2 * QUIET_ZONE);
        var modules = Pattern.compile("M(\\d+) (\\d+)h1v1h-1z").matcher(code.path());
        while (modules.find()) {
            seen.set(Integer.parseInt(modules.group(1)) - QUIET_ZONE, Integer.parseInt(modules.group(2)) - QUIET_ZONE);
        }
        assertThat(new Decoder().decode(seen).getText()).isEqualTo(LINK);
    }
}
