package uz.botfactory.accounts;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Where people reach this product, for links in mails: PUBLIC_URL, or this machine. */
@Component
class PublicAddress {

    private final String base;

    PublicAddress(
            @Value("${botfactory.public-url:}") String publicUrl, @Value("${server.port:8080}") String port) {
        this.base = publicUrl.isBlank() ? "http://localhost:" + port : publicUrl;
    }

    String of(String path) {
        return base + path;
    }
}
