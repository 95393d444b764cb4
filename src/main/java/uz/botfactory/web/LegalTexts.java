package uz.botfactory.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import uz.botfactory.accounts.AuditTrail;
import uz.botfactory.accounts.UserId;
import uz.botfactory.support.SettingsStore;
import uz.botfactory.support.UiLanguage;
import uz.botfactory.support.UzbekCyrillic;
import uz.botfactory.web.pages.LegalPage;

/**
 * The offer, the privacy policy and the refund rules: as shipped in legal/, unless the admin saved a text of their own
 * (setting "web.legal.&lt;name&gt;.&lt;language&gt;", in Markdown).
 */
@Component
class LegalTexts {

    static final List<String> NAMES = List.of("offer", "privacy", "refund");

    private static final Parser MARKDOWN = Parser.builder().build();
    private static final HtmlRenderer HTML =
            HtmlRenderer.builder().escapeHtml(true).sanitizeUrls(true).build();

    private final SettingsStore settings;
    private final AuditTrail audit;
    private final UzbekCyrillic cyrillic;

    LegalTexts(SettingsStore settings, AuditTrail audit, UzbekCyrillic cyrillic) {
        this.settings = settings;
        this.audit = audit;
        this.cyrillic = cyrillic;
    }

    LegalPage page(String name, UiLanguage language) {
        return new LegalPage("web." + name + ".title", html(text(name, language)));
    }

    /** Markdown as people see it; markup of its own is shown, not obeyed. */
    static String html(String markdown) {
        return HTML.render(MARKDOWN.parse(markdown));
    }

    /** Puts a text in the place of the shipped one; an empty one brings that back. */
    @Transactional
    public void save(String name, UiLanguage language, String text, UserId by) {
        settings.put(key(name, language), text);
        audit.record(by, null, "text.changed", name, Map.of("language", language.code()));
    }

    boolean isOwn(String name, UiLanguage language) {
        return !settings.get(key(name, language), String.class, "").isBlank();
    }

    String text(String name, UiLanguage language) {
        if (language == UiLanguage.UZ_CYRL) {
            return cyrillic.write(text(name, UiLanguage.UZ));
        }
        var own = settings.get(key(name, language), String.class, "");
        return own.isBlank() ? shipped(name, language) : own;
    }

    private static String key(String name, UiLanguage language) {
        return "web.legal." + name + "." + language.code();
    }

    private String shipped(String name, UiLanguage language) {
        try (var file = new ClassPathResource("legal/" + name + "_" + language.code() + ".md").getInputStream()) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The text " + name + " is missing in " + language.code(), e);
        }
    }
}
