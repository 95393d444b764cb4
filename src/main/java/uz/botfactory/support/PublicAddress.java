package uz.botfactory.support;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Where people reach this product, for links in mails and messages: PUBLIC_URL, or this machine. */
@Component
public class PublicAddress {

    private final String base;

    PublicAddress(
            @Value("${botfactory.public-url:}") String publicUrl, @Value("${server.port:8080}") String port) {
        this.base = publicUrl.isBlank() ? "http://localhost:" + port : publicUrl.replaceAll("/+$", "");
    }

    /** The complete address of a path that begins with a slash. */
    public String of(String path) {
        return base + path;
    }

    /** The complete address of a page in this language. */
    public String of(UiLanguage language, String path) {
        return of("/" + language.code() + path);
    }
}
