package uz.botfactory.accounts;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import uz.botfactory.support.Problem;

/** Which passwords are good enough, and how they are kept: each hash names its way, so that a better way can follow. */
@Component
class Passwords {

    private static final int SHORTEST = 8;
    // What bcrypt looks at; a longer one would be cut silently.
    private static final int MOST_BYTES = 72;

    private final PasswordEncoder encoder;
    private final Set<String> common = read();
    private final String nobodys;

    /** @param strength of new hashes, as bcrypt counts it; tests, which register thousands, choose less */
    Passwords(@Value("${botfactory.password-strength:10}") int strength) {
        encoder = new DelegatingPasswordEncoder("bcrypt", Map.of("bcrypt", new BCryptPasswordEncoder(strength)));
        nobodys = encoder.encode("nobody has this one");
    }

    /** Throws the reason when the password is too weak for this person. */
    void require(String password, List<String> known) {
        if (password.codePointCount(0, password.length()) < SHORTEST) {
            throw problem("password_too_short", "accounts.problem.passwordTooShort", SHORTEST);
        }
        if (password.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            throw problem("password_too_long", "accounts.problem.passwordTooLong", MOST_BYTES);
        }
        if (isCommon(password) || known.stream().anyMatch(fact -> repeats(password, fact))) {
            throw problem("password_too_common", "accounts.problem.passwordTooCommon");
        }
    }

    String hash(String password) {
        return encoder.encode(password);
    }

    boolean matches(String password, String hash) {
        return password.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES && encoder.matches(password, hash);
    }

    /** Takes as long as a real comparison, so that nobody learns who has an account. */
    void matchNobody(String password) {
        matches(password, nobodys);
    }

    boolean isOutdated(String hash) {
        return encoder.upgradeEncoding(hash);
    }

    static String generate() {
        var bytes = new byte[15];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private boolean isCommon(String password) {
        var plain = password.toLowerCase(Locale.ROOT).strip();
        return common.contains(plain) || common.contains(undecorated(plain)) || isMonotone(plain);
    }

    /** p@ssw0rd! is no better than password. */
    private static String undecorated(String password) {
        int end = password.length();
        while (end > password.length() - 4 && !Character.isLetter(password.charAt(end - 1))) {
            end--;
        }
        return password.substring(0, end)
                .replace('@', 'a')
                .replace('0', 'o')
                .replace('$', 's')
                .replace('3', 'e')
                .replace('1', 'i');
    }

    /** aaaaaaaa, 12121212, 12345678, hgfedcba. */
    private static boolean isMonotone(String password) {
        if (password.chars().distinct().count() <= 2) {
            return true;
        }
        int step = password.charAt(1) - password.charAt(0);
        for (int i = 1; i < password.length(); i++) {
            if (password.charAt(i) - password.charAt(i - 1) != step) {
                return false;
            }
        }
        return Math.abs(step) <= 1;
    }

    private static boolean repeats(String password, String fact) {
        return fact.length() >= SHORTEST - 2 && password.toLowerCase(Locale.ROOT).strip().equals(fact.toLowerCase(Locale.ROOT));
    }

    private static Problem problem(String code, String key, Object... arguments) {
        return Problem.of(422, code, key, arguments).at("password");
    }

    private static Set<String> read() {
        var words = new HashSet<String>();
        try (var reader = new BufferedReader(new InputStreamReader(
                Passwords.class.getResourceAsStream("common-passwords.txt"), StandardCharsets.UTF_8))) {
            reader.lines().filter(line -> !line.startsWith("#")).forEach(words::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Set.copyOf(words);
    }
}
