package uz.botfactory.payments;

/** A payment company could not be reached, or refused what we asked. */
public class ProviderFailed extends Exception {

    private static final String UNREACHABLE = "payments.problem.unreachable";
    private static final String REFUSED = "payments.problem.refused";

    private final boolean retryable;
    private final String userMessageKey;

    private ProviderFailed(String message, boolean retryable, String userMessageKey) {
        super(message);
        this.retryable = retryable;
        this.userMessageKey = userMessageKey;
    }

    /** It did not answer, or with an error of its own. @param message for the log: no secrets, nothing personal */
    public static ProviderFailed unreachable(String message) {
        return new ProviderFailed(message, true, UNREACHABLE);
    }

    /** It has begun what we asked for and is not done. @param userMessageKey key of the text */
    public static ProviderFailed unfinished(String message, String userMessageKey) {
        return new ProviderFailed(message, true, userMessageKey);
    }

    /** It understood and said no. @param message for the log: no secrets, nothing personal */
    public static ProviderFailed refused(String message) {
        return new ProviderFailed(message, false, REFUSED);
    }

    /** The same with a sentence of the provider's own for the person. @param userMessageKey key of the text */
    public static ProviderFailed refused(String message, String userMessageKey) {
        return new ProviderFailed(message, false, userMessageKey);
    }

    /** Trying again later can help. */
    public boolean retryable() {
        return retryable;
    }

    /** Key of the sentence for the person who waits. */
    public String userMessageKey() {
        return userMessageKey;
    }

    /** Key of the sentence for staff who wanted to give money back. */
    String refundMessageKey() {
        return switch (userMessageKey) {
            case UNREACHABLE -> "payments.problem.refundWaits";
            case REFUSED -> "payments.problem.refundRefused";
            default -> userMessageKey;
        };
    }
}
