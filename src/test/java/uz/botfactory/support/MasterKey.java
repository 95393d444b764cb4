package uz.botfactory.support;

import org.springframework.test.util.ReflectionTestUtils;

/** The master key of the running product, exchanged for a moment. */
public final class MasterKey {

    private MasterKey() {}

    /** Does it under a key of which the product knew nothing before, and without the old one. */
    public static void another(Secrets secrets, Runnable what) {
        var usual = ReflectionTestUtils.getField(secrets, "keys");
        var other = ReflectionTestUtils.getField(new Secrets(new Secrets.Settings("another key, long enough", "")), "keys");
        ReflectionTestUtils.setField(secrets, "keys", other);
        try {
            what.run();
        } finally {
            ReflectionTestUtils.setField(secrets, "keys", usual);
        }
    }
}
