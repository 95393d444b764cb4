package uz.botfactory.bots;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a bot speaks. */
public enum Tone {
    FRIENDLY,
    FORMAL,
    SHORT;

    /** How it is stored and named in the API: friendly, formal, short. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Tone> of(String code) {
        return Arrays.stream(values()).filter(tone -> tone.code().equals(code)).findFirst();
    }
}
