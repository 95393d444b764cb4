package uz.botfactory.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Somebody with a browser without JavaScript: keeps cookies, fills in forms, follows redirects one at a time. */
public final class Visitor {

    /** What the browser shows. */
    public record Page(int status, String location, Document html, HttpResponse<String> raw) {

        /** What the page says about this field of its form. */
        public String errorAt(String field) {
            var told = html.getElementById("e-" + field);
            return told == null ? "" : told.text();
        }

        public String header(String name) {
            return raw.headers().firstValue(name).orElse("");
        }
    }

    private final CookieManager cookies;
    private final HttpClient http;
    private final String base;

    public Visitor(int port) {
        this(port, new CookieManager(null, CookiePolicy.ACCEPT_ALL));
    }

    private Visitor(int port, CookieManager cookies) {
        this.base = "http://localhost:" + port;
        this.cookies = cookies;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .cookieHandler(cookies)
                .build();
    }

    /** The same browser at another process of the product. */
    public Visitor at(int otherPort) {
        return new Visitor(otherPort, cookies);
    }

    public Page open(String path) {
        return send(HttpRequest.newBuilder(URI.create(base + path)).GET());
    }

    /** Fills in the page's form that goes to this action and sends it. */
    public Page submit(Page page, String action, Map<String, String> typed) {
        var form = page.html().select("form[method=post]").stream()
                .filter(one -> one.attr("action").endsWith(action))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No form to " + action + " in " + page.html().title()));
        var fields = fieldsOf(form);
        typed.forEach((name, value) -> fields.put(name, List.of(value)));
        return postAll(form.attr("action"), fields);
    }

    /** Sends a form as it is, with nothing added. */
    public Page post(String path, Map<String, String> fields) {
        return postAll(path, fields.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, field -> List.of(field.getValue()))));
    }

    private Page postAll(String path, Map<String, List<String>> fields) {
        var body = fields.entrySet().stream()
                .flatMap(field -> field.getValue().stream().map(value -> encoded(field.getKey()) + "=" + encoded(value)))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    /** The token that forms of this person's pages carry; any page with a form has it. */
    public String formToken(String path) {
        return open(path).html().select("input[name=_csrf]").val();
    }

    /** Sends one file as a form does. */
    public Page upload(String path, String formToken, String name, String content) {
        return send(HttpRequest.newBuilder(URI.create(base + path))
                .header("X-XSRF-TOKEN", formToken)
                .header("Content-Type", "multipart/form-data; boundary=" + Multipart.BOUNDARY)
                .POST(BodyPublishers.ofString(Multipart.file(name, content))));
    }

    /** Goes where the page sent us. */
    public Page follow(Page page) {
        return open(page.location().replaceFirst("^https?://[^/]+", ""));
    }

    public String cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    /** Registers by the page and is signed in. */
    public Map<String, Object> register(String name) {
        var wish = Cast.application(name);
        var typed = wish.entrySet().stream()
                .filter(entry -> !entry.getKey().equals("language"))
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> (String) entry.getValue()));
        var done = submit(open("/uz/register"), "/register", typed);
        if (done.status() != 302) {
            throw new AssertionError("registering gave " + done.status() + " " + done.html().text());
        }
        return wish;
    }

    /** What a browser would send of it; several boxes of one name may be ticked. */
    private static Map<String, List<String>> fieldsOf(Element form) {
        var fields = new LinkedHashMap<String, List<String>>();
        form.select("input[name]:not([type=checkbox]):not([type=radio]), input[checked][name], textarea[name]")
                .forEach(input -> fields.computeIfAbsent(input.attr("name"), name -> new ArrayList<>()).add(input.val()));
        form.select("select[name]")
                .forEach(choice -> fields.put(
                        choice.attr("name"), List.of(choice.select("option[selected]").val())));
        return fields;
    }

    private Page send(HttpRequest.Builder request) {
        try {
            var reply = http.send(request.header("Accept", "text/html").build(), BodyHandlers.ofString());
            return new Page(
                    reply.statusCode(),
                    reply.headers().firstValue("Location").orElse(""),
                    Jsoup.parse(reply.body()),
                    reply);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
