package uz.botfactory.support;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Turns the environment variables that operators know into the product's properties, and refuses wrong values with one
 * line that names the variable. An empty value counts as not set. Where a thing has several names the first that is set
 * wins.
 */
public final class Environment {

    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.:\\[\\]_-]+");
    private static final Pattern NETWORK = Pattern.compile("[0-9a-fA-F.:]+(/\\d{1,3})?");
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private static final String NUMBER = "a whole number";
    private static final Map<String, String> ON_OFF =
            Map.of("on", "true", "true", "true", "1", "true", "yes", "true", "off", "false", "false", "false", "0", "false", "no", "false");

    private static final List<Variable> VARIABLES = List.of(
            variable("server.port", Environment::isPort, "a port from 1 to 65535", "PORT"),
            variable("server.address", HOST.asMatchPredicate(), "an IP address", "BIND_ADDRESS"),
            variable("botfactory.data-dir", text -> true, "a folder", "DATA_DIR"),
            variable(
                    "botfactory.secret.key",
                    text -> text.length() >= 32,
                    "at least 32 characters long",
                    "SECRET_KEY",
                    "SESSION_SECRET",
                    "JWT_SECRET_KEY"),
            variable(
                    "botfactory.secret.previous",
                    text -> text.length() >= 32,
                    "at least 32 characters long",
                    "SECRET_KEY_PREVIOUS"),
            variable(
                    "botfactory.public-url",
                    Environment::isPublicUrl,
                    "an https address without a path (http only for this machine itself)",
                    "PUBLIC_URL",
                    "WEBHOOK_BASE_URL",
                    "DOMAIN_URL",
                    "RENDER_EXTERNAL_URL"),
            variable("botfactory.admin.username", text -> text.matches("[A-Za-z0-9._-]{3,40}"), "3 to 40 letters, digits, dots, dashes", "ADMIN_USERNAME"),
            variable("botfactory.admin.email", Environment::isMail, "a mail address", "ADMIN_EMAIL"),
            variable("botfactory.admin.password", text -> text.length() >= 8, "at least 8 characters long", "ADMIN_PASSWORD"),
            variable("botfactory.trial-days", whole(0, 3650), "a whole number of days from 0 to 3650", "TRIAL_DAYS"),
            variable(
                    "botfactory.ui-languages",
                    Environment::areLanguages,
                    "some of uz, uz-cyrl, ru, en, separated by commas, uz among them",
                    "UI_LANGUAGES"),
            variable("botfactory.ai.provider", oneOf("gemini", "openai", "qwen", "builtin"), "gemini, openai, qwen or builtin", "AI_PROVIDER"),
            any("botfactory.ai.gemini.api-key", "GEMINI_API_KEY", "GOOGLE_API_KEY"),
            address("botfactory.ai.gemini.base-url", "GEMINI_BASE_URL"),
            any("botfactory.ai.gemini.model", "GEMINI_MODEL"),
            any("botfactory.ai.gemini.model-strong", "GEMINI_MODEL_STRONG"),
            any("botfactory.ai.gemini.embedding-model", "GEMINI_EMBEDDING_MODEL"),
            any("botfactory.ai.openai.api-key", "OPENAI_API_KEY"),
            address("botfactory.ai.openai.base-url", "OPENAI_BASE_URL"),
            any("botfactory.ai.openai.model", "OPENAI_MODEL"),
            any("botfactory.ai.openai.model-strong", "OPENAI_MODEL_STRONG"),
            any("botfactory.ai.openai.embedding-model", "OPENAI_EMBEDDING_MODEL"),
            any("botfactory.ai.qwen.api-key", "QWEN_API_KEY"),
            address("botfactory.ai.qwen.base-url", "QWEN_BASE_URL"),
            any("botfactory.ai.qwen.model", "QWEN_MODEL"),
            any("botfactory.ai.qwen.model-strong", "QWEN_MODEL_STRONG"),
            address("botfactory.telegram.api-url", "TELEGRAM_API_URL"),
            any("botfactory.telegram.platform-token", "TELEGRAM_BOT_TOKEN"),
            any("botfactory.mail.host", "MAIL_HOST"),
            variable("botfactory.mail.port", Environment::isPort, "a port from 1 to 65535", "MAIL_PORT"),
            any("botfactory.mail.username", "MAIL_USERNAME"),
            any("botfactory.mail.password", "MAIL_PASSWORD"),
            any("botfactory.mail.from", "MAIL_FROM"),
            variable("botfactory.mail.security", oneOf("none", "starttls", "tls"), "none, starttls or tls", "MAIL_SECURITY"),
            any("botfactory.payments.stripe.secret-key", "STRIPE_SECRET_KEY"),
            any("botfactory.payments.stripe.webhook-secret", "STRIPE_WEBHOOK_SECRET"),
            address("botfactory.payments.stripe.api-url", "STRIPE_API_URL"),
            any("botfactory.payments.payme.merchant-id", "PAYME_MERCHANT_ID"),
            any("botfactory.payments.payme.key", "PAYME_KEY"),
            address("botfactory.payments.payme.checkout-url", "PAYME_CHECKOUT_URL"),
            onOff("botfactory.payments.payme.fiscal", "PAYME_FISCAL"),
            variable("botfactory.payments.click.merchant-id", whole(1, 999_999_999_999L), NUMBER, "CLICK_MERCHANT_ID"),
            variable("botfactory.payments.click.service-id", whole(1, 999_999_999_999L), NUMBER, "CLICK_SERVICE_ID"),
            any("botfactory.payments.click.secret-key", "CLICK_SECRET_KEY"),
            variable("botfactory.payments.click.merchant-user-id", whole(1, 999_999_999_999L), NUMBER, "CLICK_MERCHANT_USER_ID"),
            address("botfactory.payments.click.checkout-url", "CLICK_CHECKOUT_URL"),
            address("botfactory.payments.click.api-url", "CLICK_API_URL"),
            onOff("botfactory.payments.click.fiscal", "CLICK_FISCAL"),
            variable("botfactory.payments.uzum.service-id", whole(1, 999_999_999_999L), NUMBER, "UZUM_SERVICE_ID"),
            any("botfactory.payments.uzum.username", "UZUM_USERNAME"),
            any("botfactory.payments.uzum.password", "UZUM_PASSWORD"),
            variable(
                    "botfactory.payments.uzum.pay-url",
                    text -> text.matches("https?://\\S+"),
                    "an http or https address, in which {placeholders} may stand",
                    "UZUM_PAY_URL"),
            any("botfactory.payments.uzum-checkout.terminal-id", "UZUM_TERMINAL_ID"),
            any("botfactory.payments.uzum-checkout.api-key", "UZUM_API_KEY"),
            address("botfactory.payments.uzum-checkout.api-url", "UZUM_API_URL"),
            onOff("botfactory.payments.uzum-checkout.fiscal", "UZUM_FISCAL"),
            variable(
                    "botfactory.payments.uzum-checkout.tax-id",
                    text -> text.matches("\\d{9}|\\d{14}"),
                    "9 digits of a company (TIN) or 14 of a person (PINFL)",
                    "UZUM_TAX_ID"),
            variable(
                    "botfactory.payments.click.tax-id",
                    text -> text.matches("\\d{9}|\\d{14}"),
                    "9 digits of a company (TIN) or 14 of a person (PINFL)",
                    "CLICK_TAX_ID"),
            any("botfactory.payments.payoneer.merchant-code", "PAYONEER_MERCHANT_CODE"),
            any("botfactory.payments.payoneer.token", "PAYONEER_TOKEN", "PAYONEER_KEY"),
            any("botfactory.payments.payoneer.division", "PAYONEER_DIVISION"),
            address("botfactory.payments.payoneer.api-url", "PAYONEER_API_URL"),
            variable("botfactory.max-upload-mb", whole(1, 100), "a whole number from 1 to 100", "MAX_UPLOAD_MB"),
            variable("botfactory.max-text-mb-per-bot", whole(1, 1000), "a whole number from 1 to 1000", "MAX_TEXT_MB_PER_BOT"),
            variable(
                    "botfactory.customer-replies-per-minute",
                    whole(1, 1000),
                    "a whole number from 1 to 1000",
                    "CUSTOMER_REPLIES_PER_MINUTE"),
            variable(
                    "botfactory.phone-countries",
                    text -> text.equals("*") || all(text, country -> country.matches("[A-Za-z]{2}")),
                    "two-letter country codes separated by commas, or *",
                    "PHONE_COUNTRIES"),
            variable(
                    "botfactory.trusted-proxies",
                    text -> all(text, NETWORK.asMatchPredicate()),
                    "networks such as 10.0.0.0/8, separated by commas",
                    "TRUSTED_PROXIES"),
            variable("botfactory.support.email", Environment::isMail, "a mail address", "SUPPORT_EMAIL"),
            variable("botfactory.support.telegram", text -> text.matches("@?[A-Za-z0-9_]{4,32}|https://t\\.me/.+"), "a Telegram name", "SUPPORT_TELEGRAM"),
            variable("botfactory.rate-limit-per-minute", whole(1, 100_000_000), "a whole number above 0", "RATE_LIMIT_PER_MINUTE"),
            variable("botfactory.registrations-per-hour", whole(1, 100_000_000), "a whole number above 0", "REGISTRATIONS_PER_HOUR"));

    private Environment() {}

    /** What a start needs to know. @param warnings lines for the log */
    public record Read(Map<String, Object> properties, List<String> warnings) {}

    /** A value that cannot be right; the message is the one line to show. */
    public static final class Wrong extends RuntimeException {
        Wrong(String message) {
            super(message, null, false, false);
        }
    }

    /** Reads all variables. Makes DATA_DIR/secret.key when no key is given and the database is the embedded one. */
    public static Read read(Map<String, String> environment) {
        var properties = new LinkedHashMap<String, Object>();
        var warnings = new ArrayList<String>();
        for (var variable : VARIABLES) {
            variable.read(environment, properties, warnings);
        }
        database(environment.getOrDefault("DATABASE_URL", "").strip(), properties);
        mail(environment, properties);
        upload(properties);
        key(properties, warnings);
        return new Read(Map.copyOf(properties), List.copyOf(warnings));
    }

    private static void database(String url, Map<String, Object> properties) {
        if (url.isEmpty()) {
            return;
        }
        if (url.startsWith("sqlite:")) {
            throw new Wrong("DATABASE_URL names SQLite, which is not used any more: leave it empty and the embedded"
                    + " PostgreSQL serves");
        }
        properties.put("botfactory.database.embedded", "false");
        if (url.startsWith("jdbc:postgresql:")) {
            properties.put("botfactory.database.url", url);
        } else {
            parse(url, properties);
        }
        if (!properties.containsKey("botfactory.secret.key")) {
            throw new Wrong("SECRET_KEY must be set when DATABASE_URL is: several processes and restarts share it");
        }
    }

    private static void parse(String url, Map<String, Object> properties) {
        try {
            var uri = new URI(url);
            var scheme = String.valueOf(uri.getScheme());
            if (!Set.of("postgres", "postgresql").contains(scheme) || uri.getHost() == null) {
                throw wrongDatabase();
            }
            var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
            properties.put(
                    "botfactory.database.url",
                    "jdbc:postgresql://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort())
                            + uri.getRawPath() + query);
            var login = uri.getRawUserInfo() == null ? new String[0] : uri.getRawUserInfo().split(":", 2);
            if (login.length > 0) {
                properties.put("botfactory.database.username", decode(login[0]));
            }
            if (login.length > 1) {
                properties.put("botfactory.database.password", decode(login[1]));
            }
        } catch (URISyntaxException e) {
            throw wrongDatabase();
        }
    }

    private static Wrong wrongDatabase() {
        return new Wrong("DATABASE_URL must be postgres://user:password@host:port/database or jdbc:postgresql://…");
    }

    private static void mail(Map<String, String> environment, Map<String, Object> properties) {
        boolean user = !environment.getOrDefault("MAIL_USERNAME", "").isBlank();
        if (user) {
            properties.putIfAbsent("botfactory.mail.host", "smtp.gmail.com");
        } else if (properties.containsKey("botfactory.mail.host") && !properties.containsKey("botfactory.mail.from")) {
            throw new Wrong("MAIL_FROM must be set when MAIL_HOST is set without MAIL_USERNAME");
        }
    }

    private static void upload(Map<String, Object> properties) {
        var limit = properties.get("botfactory.max-upload-mb");
        if (limit != null) {
            properties.put("spring.servlet.multipart.max-file-size", limit + "MB");
            properties.put(
                    "spring.servlet.multipart.max-request-size", (Integer.parseInt(limit.toString()) + 2) + "MB");
        }
    }

    private static void key(Map<String, Object> properties, List<String> warnings) {
        if (properties.containsKey("botfactory.secret.key")) {
            return;
        }
        var file = Path.of(properties.getOrDefault("botfactory.data-dir", "./data").toString(), "secret.key");
        try {
            if (!Files.exists(file)) {
                make(file);
                warnings.add("SECRET_KEY is not set: a key was made in " + file
                        + ". Without that file no token and no session can be read again, so keep it safe.");
            }
            properties.put("botfactory.secret.key", Files.readString(file).strip());
        } catch (IOException e) {
            throw new Wrong("DATA_DIR " + file.getParent() + " cannot be written: " + e.getMessage());
        }
    }

    private static void make(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        var bytes = new byte[36];
        new SecureRandom().nextBytes(bytes);
        var half = file.resolveSibling("secret.key.new");
        Files.deleteIfExists(half);
        Files.createFile(half, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(half, Base64.getUrlEncoder().encodeToString(bytes) + "\n");
        Files.move(half, file);
    }

    private static boolean isPort(String text) {
        return whole(1, 65_535).test(text);
    }

    private static Predicate<String> whole(long from, long to) {
        return text -> text.matches("\\d{1,12}") && Long.parseLong(text) >= from && Long.parseLong(text) <= to;
    }

    private static Predicate<String> oneOf(String... values) {
        return text -> Set.of(values).contains(text.toLowerCase(Locale.ROOT));
    }

    private static boolean isMail(String text) {
        return text.matches("[^@\\s]+@[^@\\s]+");
    }

    private static boolean areLanguages(String text) {
        var codes = Stream.of(text.split(",")).map(String::strip).toList();
        return codes.contains("uz") && codes.stream().allMatch(code -> UiLanguage.of(code).isPresent());
    }

    private static boolean isAddress(String text) {
        try {
            var uri = new URI(text);
            return uri.getHost() != null && Set.of("http", "https").contains(String.valueOf(uri.getScheme()));
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static boolean isPublicUrl(String text) {
        if (!isAddress(text)) {
            return false;
        }
        var uri = URI.create(text);
        return (uri.getRawPath() == null || uri.getRawPath().isEmpty() || uri.getRawPath().equals("/"))
                && (uri.getScheme().equals("https") || LOOPBACK.contains(uri.getHost()));
    }

    private static boolean all(String text, Predicate<String> each) {
        return Arrays.stream(text.split(",")).map(String::strip).allMatch(each);
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static Variable variable(String property, Predicate<String> check, String must, String... names) {
        return new Variable(property, check, must, List.of(names));
    }

    private static Variable any(String property, String... names) {
        return variable(property, text -> true, "", names);
    }

    private static Variable address(String property, String name) {
        return variable(property, Environment::isAddress, "an http or https address", name);
    }

    private static Variable onOff(String property, String name) {
        return variable(property, text -> ON_OFF.containsKey(text.toLowerCase(Locale.ROOT)), "on or off", name);
    }

    private record Variable(String property, Predicate<String> check, String must, List<String> names) {

        void read(Map<String, String> environment, Map<String, Object> properties, List<String> warnings) {
            @Nullable String winner = null;
            for (var name : names) {
                var value = environment.getOrDefault(name, "").strip();
                if (value.isEmpty()) {
                    continue;
                }
                if (winner == null) {
                    winner = name;
                    if (!check.test(value)) {
                        throw new Wrong(name + " must be " + must + (isSecret() ? "" : ", but is \"" + value + "\""));
                    }
                    properties.put(property, normal(value));
                } else if (!normal(value).equals(properties.get(property))) {
                    warnings.add(winner + " is used; the other value in " + name + " is ignored");
                }
            }
        }

        private boolean isSecret() {
            return names.stream().anyMatch(name -> name.contains("SECRET") || name.contains("PASSWORD") || name.contains("KEY") || name.contains("TOKEN"));
        }

        private String normal(String value) {
            if (property.endsWith("-url") && value.endsWith("/")) {
                return value.substring(0, value.length() - 1);
            }
            if (property.endsWith(".fiscal")) {
                return ON_OFF.getOrDefault(value.toLowerCase(Locale.ROOT), value);
            }
            if (property.equals("botfactory.ui-languages")) {
                return Stream.of(value.split(",")).map(String::strip).collect(Collectors.joining(","));
            }
            return property.equals("botfactory.ai.provider") || property.equals("botfactory.mail.security")
                    ? value.toLowerCase(Locale.ROOT)
                    : value;
        }
    }
}
