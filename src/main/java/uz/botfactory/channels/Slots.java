package uz.botfactory.channels;

import java.util.HashMap;
import java.util.Map;
import uz.botfactory.accounts.AccountId;

/**
 * How many lanes may run at once in this process. An account may use what is idle, but the last quarter is kept for
 * those that have less than half of all: nobody's flood keeps others waiting.
 */
final class Slots {

    private final int all;
    private final Map<AccountId, Integer> taken = new HashMap<>();
    private int used;

    Slots(int all) {
        this.all = all;
    }

    synchronized boolean take(AccountId account) {
        int has = taken.getOrDefault(account, 0);
        if (used >= all || used >= all - all / 4 && has >= all / 2) {
            return false;
        }
        takeAnyway(account);
        return true;
    }

    /** For what was chosen fairly elsewhere: only {@link #free} limits it. */
    synchronized void takeAnyway(AccountId account) {
        used++;
        taken.merge(account, 1, Integer::sum);
    }

    synchronized void giveBack(AccountId account) {
        used--;
        taken.computeIfPresent(account, (a, n) -> n == 1 ? null : n - 1);
    }

    synchronized int free() {
        return all - used;
    }

    synchronized int used() {
        return used;
    }
}
