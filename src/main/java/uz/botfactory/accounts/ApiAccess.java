package uz.botfactory.accounts;

/** Whether a business may use API keys; answered by whoever knows its plan. */
public interface ApiAccess {

    /** Throws the reason when it may not. */
    void require(AccountId account);
}
