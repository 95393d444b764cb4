package uz.botfactory.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
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

    private final Parser markdown = Parser.builder().build();
    private final HtmlRenderer html =
            HtmlRenderer.builder().escapeHtml(true).sanitizeUrls(true).build();
    private final SettingsStore settings;
    private final UzbekCyrillic cyrillic;

    LegalTexts(SettingsStore settings, UzbekCyrillic cyrillic) {
        this.settings = settings;
        this.cyrillic = cyrillic;
    }

    LegalPage page(String name, UiLanguage language) {
        return new LegalPage("web." + name + ".title", html.render(markdown.parse(text(name, language))));
    }

    private String text(String name, UiLanguage language) {
        if (language == UiLanguage.UZ_CYRL) {
            return cyrillic.write(text(name, UiLanguage.UZ));
        }
        var own = settings.get("web.legal." + name + "." + language.code(), String.class, "");
        return own.isBlank() ? shipped(name, language) : own;
    }

    private String shipped(String name, UiLanguage language) {
        try (var file = new ClassPathResource("legal/" + name + "_" + language.code() + ".md").getInputStream()) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The text " + name + " is missing in " + language.code(), e);
        }
    }
}
