package uz.botfactory.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Click, calling the product as it calls every shop: forms, signed with MD5. */
public final class Click {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final JsonMapper JSON = JsonMapper.shared();

    private static final ZoneId TASHKENT = ZoneId.of("Asia/Tashkent");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private final String base;
    private final String secret;
    private final String signTime;

    /** What came back. */
    public record Reply(int status, JsonNode body) {

        public int error() {
            return body.path("error").asInt(Integer.MIN_VALUE);
        }

        public long prepared() {
            return body.path("merchant_prepare_id").asLong(-1);
        }
    }

    public Click(int port) {
        this("http://localhost:" + port, FakeClick.SECRET, LocalDateTime.now(TASHKENT).format(TIME));
    }

    private Click(String base, String secret, String signTime) {
        this.base = base;
        this.secret = secret;
        this.signTime = signTime;
    }

    /** Somebody else who knows another secret. */
    public Click withSecret(String other) {
        return new Click(base, other, signTime);
    }

    /** The same at another moment of Tashkent. */
    public Click at(String time) {
        return new Click(base, secret, time);
    }

    public Reply prepare(long transaction, String order, String amount) {
        return send("prepare", signed(prepareFields(transaction, order, amount)));
    }

    public Reply complete(long transaction, String order, String amount, long prepared, int error) {
        return send("complete", signed(completeFields(transaction, order, amount, prepared, error)));
    }

    public Map<String, String> prepareFields(long transaction, String order, String amount) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("click_trans_id", Long.toString(transaction));
        fields.put("service_id", FakeClick.SERVICE);
        fields.put("click_paydoc_id", Long.toString(document(transaction)));
        fields.put("merchant_trans_id", order);
        fields.put("amount", amount);
        fields.put("action", "0");
        fields.put("error", "0");
        fields.put("error_note", "Success");
        fields.put("sign_time", signTime);
        return fields;
    }

    public Map<String, String> completeFields(long transaction, String order, String amount, long prepared, int error) {
        var fields = prepareFields(transaction, order, amount);
        fields.put("action", "1");
        fields.put("merchant_prepare_id", Long.toString(prepared));
        fields.put("error", Integer.toString(error));
        fields.put("error_note", error == 0 ? "Success" : "Mablagʻ yetarli emas & boshqa");
        return fields;
    }

    /** The day of Tashkent on which it calls. */
    public String day() {
        return signTime.substring(0, "2026-11-21".length());
    }

    /** The number of the payment that belongs to the transaction. */
    public static long document(long transaction) {
        return transaction + 1_000_000_000L;
    }

    public Map<String, String> signed(Map<String, String> fields) {
        var signed = new LinkedHashMap<>(fields);
        signed.put(
                "sign_string",
                md5(text(fields, "click_trans_id")
                        + text(fields, "service_id")
                        + secret
                        + text(fields, "merchant_trans_id")
                        + (text(fields, "action").equals("0") ? "" : text(fields, "merchant_prepare_id"))
                        + text(fields, "amount")
                        + text(fields, "action")
                        + text(fields, "sign_time")));
        return signed;
    }

    private static String text(Map<String, String> fields, String name) {
        return fields.getOrDefault(name, "");
    }

    public Reply send(String call, Map<String, String> fields) {
        return send("POST", call, form(fields), "application/x-www-form-urlencoded");
    }

    public Reply send(String method, String call, String body, String contentType) {
        var request = HttpRequest.newBuilder(URI.create(base + "/payments/click/" + call))
                .header("Content-Type", contentType)
                .method(method, BodyPublishers.ofString(body))
                .build();
        try {
            var reply = HTTP.send(request, BodyHandlers.ofString());
            return new Reply(reply.statusCode(), JSON.readTree(reply.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    public static String md5(String text) {
        try {
            return HexFormat.of().formatHex(
                    MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
