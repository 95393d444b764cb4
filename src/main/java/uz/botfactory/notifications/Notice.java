package uz.botfactory.notifications;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.accounts.Person;

/**
 * One thing to tell one person.
 *
 * @param account the business that it is about; null for staff
 * @param occasion which of its kind it is: told once
 * @param values what takes the place of the placeholders, in the person's language
 * @param path where the button leads, without the language
 */
record Notice(
        Person to, @Nullable AccountId account, Kind kind, String occasion, Map<String, String> values, String path) {

    private static final UUID NOBODYS = new UUID(0, 0);

    UUID accountId() {
        return account == null ? NOBODYS : account.value();
    }
}
