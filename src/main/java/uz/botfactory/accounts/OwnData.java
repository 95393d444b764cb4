package uz.botfactory.accounts;

import java.util.Map;
import java.util.function.Consumer;

/** What a module keeps about a business, for the download of one's own data. A bean of the module that keeps it. */
public interface OwnData {

    /** Its name in the download, in camelCase. */
    String name();

    /** Hands over all of it, one after the other; there may be millions. Called within a transaction that only reads. */
    void each(AccountId account, Consumer<Map<String, Object>> one);
}
