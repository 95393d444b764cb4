package uz.botfactory.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;

class PageTests {

    @Test
    void aPageKeepsWhatItsReadersRead() throws Unreadable {
        String html = """
                <!doctype html><html><head><title>Aziza choyxonasi</title><style>p{}</style></head><body>
                <nav><a href="/">Bosh sahifa</a></nav><script>alert(1)</script>
                <h2>Narxlar</h2><p>Eng <b>yaxshi</b> osh.<br>Har kuni.</p>
                <table><tr><th>Taom</th><th>Narx</th></tr><tr><td>Osh</td><td>45 000 so'm</td></tr></table>
                <ul><li>Naqd</li><li>Karta</li></ul>
                <details><summary>Qachon ochilasiz?</summary>Soat 9 da.</details>
                <dl><dt>Manzil</dt><dd>Chilonzor 5</dd></dl>
                <p hidden>yashirin</p><div style="display: none">ko'rinmas</div>
                <footer>Tel: +998 71 200 00 00</footer></body></html>""";
        assertThat(Files.read("a.html", html))
                .containsExactly(
                        "# Aziza choyxonasi", "## Narxlar", "Eng yaxshi osh.\nHar kuni.", "| Taom: Osh; Narx: 45 000 so'm",
                        "- Naqd", "- Karta", "### Qachon ochilasiz?", "Soat 9 da.", "- Manzil: Chilonzor 5", "Tel: +998 71 200 00 00");
    }

    @Test
    void theEncodingIsTheOneThatFits() throws Unreadable {
        String html = "<html><head><meta charset=\"%s\"></head><body><p>Доставка бесплатно</p></body></html>";
        byte[] declared = html.formatted("windows-1251").getBytes(Charset.forName("windows-1251"));
        byte[] wrongly = html.formatted("utf-8").getBytes(Charset.forName("windows-1251"));
        assertThat(Files.read("a.html", declared)).containsExactly("Доставка бесплатно");
        assertThat(Files.read("a.html", wrongly)).containsExactly("Доставка бесплатно");
    }

    @Test
    void aPageNestedWithoutEndIsStillRead() throws Exception {
        String html = "<html><body>" + "<div>".repeat(100_000) + "Osh 45 000" + "</div>".repeat(100_000) + "</body></html>";
        assertThat(Files.readApart("a.html", html.getBytes(), ReadingLimits.generous(1_000_000))).contains("Osh 45 000");
    }
}
