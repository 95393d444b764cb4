package uz.botfactory.conversations;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who writes, as far as answering needs it. */
record Customer(
        UUID id,
        String name,
        @Nullable String hint,
        @Nullable Tongue tongue,
        boolean chosen,
        boolean blocked,
        boolean gone) {}
