package uz.botfactory.support;

import java.security.SecureRandom;

/**
 * Which processes on one database are still there: each keeps a lock for as long as its own connection to the database
 * stands, so a process that died is known to be gone as soon as the database sees its connection closed.
 */
public final class Living {

    /** The number of this process, another one each time it starts. */
    public static final long ME = new SecureRandom().nextLong();

    private Living() {}

    /**
     * A condition in SQL: nobody of that number is there. True for a moment too while a living process connects anew, so ask
     * only about what is older than that takes.
     *
     * @param number a column or parameter
     */
    public static String isGone(String number) {
        return "pg_try_advisory_xact_lock(" + number + ")";
    }

    static String here() {
        return "select pg_advisory_lock_shared(" + ME + ")";
    }
}
