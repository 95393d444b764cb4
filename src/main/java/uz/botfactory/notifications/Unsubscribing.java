package uz.botfactory.notifications;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import uz.botfactory.accounts.Person;
import uz.botfactory.accounts.UserId;
import uz.botfactory.support.PublicAddress;
import uz.botfactory.support.Secrets;

/**
 * Leaving without signing in (RFC 8058): the address in the mail names the person and the topic and is signed, so it can
 * do nothing else and works as long as the mail lies somewhere.
 */
@Component
class Unsubscribing {

    /** What an address asks for. */
    record Wish(UserId person, Topic topic) {}

    private static final String PURPOSE = "unsubscribe";
    private static final int SIGNED = 17;
    private static final int SIGNATURE = 16;

    private final Secrets secrets;
    private final PublicAddress address;

    Unsubscribing(Secrets secrets, PublicAddress address) {
        this.secrets = secrets;
        this.address = address;
    }

    /** For mail programs: one click there is one POST here. */
    Map<String, String> headers(UserId person, Topic topic) {
        return Map.of(
                "List-Unsubscribe", "<" + address.of("/unsubscribe/" + token(person, topic)) + ">",
                "List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    }

    /** The page with the button, for people. */
    String page(Person person, Topic topic) {
        return address.of(person.language(), "/unsubscribe/" + token(person.id(), topic));
    }

    String token(UserId person, Topic topic) {
        var signed = ByteBuffer.allocate(SIGNED)
                .putLong(person.value().getMostSignificantBits())
                .putLong(person.value().getLeastSignificantBits())
                .put((byte) topic.ordinal())
                .array();
        var all = Arrays.copyOf(signed, SIGNED + SIGNATURE);
        System.arraycopy(secrets.hmac(PURPOSE, signed), 0, all, SIGNED, SIGNATURE);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
    }

    /** Empty for whatever we did not sign. */
    Optional<Wish> read(String token) {
        var all = decode(token);
        if (all.length != SIGNED + SIGNATURE) {
            return Optional.empty();
        }
        var signed = Arrays.copyOf(all, SIGNED);
        var signature = Arrays.copyOf(secrets.hmac(PURPOSE, signed), SIGNATURE);
        if (!MessageDigest.isEqual(signature, Arrays.copyOfRange(all, SIGNED, all.length))) {
            return Optional.empty();
        }
        var buffer = ByteBuffer.wrap(signed);
        var person = new UserId(new UUID(buffer.getLong(), buffer.getLong()));
        return Optional.of(new Wish(person, Topic.values()[buffer.get()]));
    }

    private static byte[] decode(String token) {
        try {
            return token.length() > 100 ? new byte[0] : Base64.getUrlDecoder().decode(token);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}
