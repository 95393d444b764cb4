package uz.botfactory.accounts;

import java.util.UUID;
import uz.botfactory.support.Ids;

/** One person who signs in. {@link #toString()} is the plain id. */
public record UserId(UUID value) {

    static UserId fresh() {
        return new UserId(Ids.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
