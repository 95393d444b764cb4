package uz.botfactory.payments.payoneer;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** What Payoneer gave us. @param division which of our stores; left out when there is only one */
@ConfigurationProperties("botfactory.payments.payoneer")
record PayoneerSettings(
        @DefaultValue("") String merchantCode,
        @DefaultValue("") String token,
        @DefaultValue("") String division,
        @DefaultValue("https://api.live.oscato.com") String apiUrl) {

    PayoneerSettings {
        apiUrl = (apiUrl.isBlank() ? "https://api.live.oscato.com" : apiUrl)
                .replaceAll("/+$", "")
                .replaceAll("/api$", "");
    }

    boolean complete() {
        return !merchantCode.isBlank() && !token.isBlank();
    }
}
