package uz.botfactory.support;

import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.subtle.Hkdf;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.stereotype.Component;

/**
 * Keeps other people's secrets: AES-256-GCM under a key made from SECRET_KEY (HKDF, RFC 5869). What was encrypted under
 * SECRET_KEY_PREVIOUS can still be read while keys rotate. Thread-safe.
 */
@Component
@EnableConfigurationProperties(Secrets.Settings.class)
public class Secrets {

    private final List<Key> keys;

    Secrets(Settings settings) {
        keys = Stream.of(settings.key(), settings.previous())
                .filter(text -> !text.isBlank())
                .map(Key::of)
                .toList();
        if (keys.isEmpty()) {
            throw new IllegalStateException("SECRET_KEY is missing");
        }
    }

    /** @param associated where the secret lives, as "table.column.row": elsewhere it cannot be decrypted */
    public byte[] encrypt(String plain, String associated) {
        var key = keys.getFirst();
        try {
            var sealed = key.cipher.encrypt(plain.getBytes(StandardCharsets.UTF_8), bytes(associated));
            return ByteBuffer.allocate(4 + sealed.length)
                    .put(key.mark)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Could not encrypt " + associated, e);
        }
    }

    /** The secret in clear; fails when the key or the place is another. */
    public String decrypt(byte[] sealed, String associated) {
        var mark = Arrays.copyOf(sealed, 4);
        var key = keys.stream()
                .filter(k -> Arrays.equals(k.mark, mark))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "SECRET_KEY has changed: " + associated + " was encrypted under another one"));
        try {
            return new String(
                    key.cipher.decrypt(Arrays.copyOfRange(sealed, 4, sealed.length), bytes(associated)),
                    StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Could not decrypt " + associated, e);
        }
    }

    /** A keyed fingerprint (HMAC-SHA256) of the data, for tokens and signatures; each purpose has a key of its own. */
    public byte[] hmac(String purpose, byte[] data) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(keys.getFirst().derive("hmac." + purpose), "HmacSHA256"));
            return mac.doFinal(data);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("No HmacSHA256 here", e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** SECRET_KEY and SECRET_KEY_PREVIOUS. */
    @ConfigurationProperties("botfactory.secret")
    record Settings(@DefaultValue("") String key, @DefaultValue("") String previous) {}

    private record Key(String master, byte[] mark, AesGcmJce cipher) {

        static Key of(String master) {
            try {
                return new Key(master, Arrays.copyOf(derive(master, "mark"), 4), new AesGcmJce(derive(master, "aead")));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("No AES-GCM here", e);
            }
        }

        byte[] derive(String purpose) throws GeneralSecurityException {
            return derive(master, purpose);
        }

        private static byte[] derive(String master, String purpose) throws GeneralSecurityException {
            return Hkdf.computeHkdf("HmacSha256", bytes(master), new byte[0], bytes("botfactory." + purpose), 32);
        }
    }
}
