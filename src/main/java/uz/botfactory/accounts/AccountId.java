package uz.botfactory.accounts;

import java.util.UUID;
import uz.botfactory.support.Ids;

/** One business, the tenant everything belongs to. {@link #toString()} is the plain id. */
public record AccountId(UUID value) {

    static AccountId fresh() {
        return new AccountId(Ids.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
