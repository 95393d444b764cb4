package uz.botfactory.ai;

import java.time.LocalDate;
import uz.botfactory.accounts.AccountId;

/**
 * An unlimited account has used up what a day may cost on the platform's key.
 *
 * @param modelsOff false: from now on the fast model answers; true: the built-in answerer does
 */
public record CeilingReached(AccountId account, LocalDate day, boolean modelsOff) {}
