package uz.botfactory.web;

import java.util.List;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import java.time.Duration;

/** What search engines and phones ask for: robots.txt, the site map and the manifest. */
@Controller
class SiteFiles {

    private static final List<String> OPEN = List.of("/", "/prices", "/help", "/offer", "/privacy", "/refund");
    private static final MediaType TEXT = MediaType.parseMediaType("text/plain;charset=UTF-8");
    private static final MediaType XML = MediaType.parseMediaType("application/xml;charset=UTF-8");
    private static final MediaType MANIFEST = MediaType.parseMediaType("application/manifest+json");

    private final Languages languages;
    private final Assets assets;

    SiteFiles(Languages languages, Assets assets) {
        this.languages = languages;
        this.assets = assets;
    }

    @GetMapping("/robots.txt")
    ResponseEntity<String> robots() {
        return aDay().contentType(TEXT).body("User-agent: *\nDisallow: /api/\nDisallow: /swagger-ui\nSitemap: " + base() + "/sitemap.xml\n");
    }

    @GetMapping("/sitemap.xml")
    ResponseEntity<String> map() {
        var xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
                .append("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
        for (var language : languages.onOffer()) {
            for (var page : OPEN) {
                xml.append("<url><loc>").append(base()).append('/').append(language.code()).append(page)
                        .append("</loc></url>\n");
            }
        }
        return aDay().contentType(XML).body(xml.append("</urlset>\n").toString());
    }

    @GetMapping("/manifest.webmanifest")
    ResponseEntity<Map<String, Object>> manifest() {
        return aDay().contentType(MANIFEST).body(Map.of(
                "name", "BotFactory",
                "short_name", "BotFactory",
                "start_url", "/home",
                "display", "standalone",
                "background_color", "#faf8f5",
                "theme_color", "#0f6e84",
                "icons", List.of(Map.of("src", assets.url("favicon.svg"), "sizes", "any", "type", "image/svg+xml"))));
    }

    private static ResponseEntity.BodyBuilder aDay() {
        return ResponseEntity.ok().cacheControl(CacheControl.maxAge(Duration.ofDays(1)));
    }

    private static String base() {
        return ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString();
    }
}
