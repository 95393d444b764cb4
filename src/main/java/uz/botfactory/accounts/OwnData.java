package uz.botfactory.accounts;

/** What a module keeps about a business, for the download of one's own data. A bean of the module that keeps it. */
public interface OwnData {

    /** Its name in the download, in camelCase. */
    String name();

    /** All of it, as a value that can be written as JSON. */
    Object of(AccountId account);
}
