package uz.botfactory.payments.stripe;

import org.jspecify.annotations.Nullable;

/** Stripe refused, or did not answer. Its own words are kept without what they may quote of ours. */
final class StripeFailed extends Exception {

    private final int status;
    private final @Nullable String code;
    private final @Nullable String parameter;

    private StripeFailed(String message, int status, @Nullable String code, @Nullable String parameter, @Nullable Throwable cause) {
        super(message, cause);
        this.status = status;
        this.code = code;
        this.parameter = parameter;
    }

    static StripeFailed silent(Throwable cause) {
        return new StripeFailed("no answer, " + cause.getClass().getSimpleName(), 0, null, null, cause);
    }

    static StripeFailed refused(int status, @Nullable String type, @Nullable String code, @Nullable String parameter) {
        var what = "HTTP " + status + " " + type + (code == null ? "" : " " + code) + (parameter == null ? "" : " at " + parameter);
        return new StripeFailed(what, status, code == null ? type : code, parameter, null);
    }

    /** Nobody knows whether it was done: the same question under the same key is the way to learn it. */
    boolean isSilence() {
        return status == 0;
    }

    /** Whether asking later can help. */
    boolean isPassing() {
        return status == 0 || status == 409 || status == 429 || status >= 500;
    }

    boolean isMissing() {
        return status == 404 || "resource_missing".equals(code);
    }

    boolean isAbout(String code) {
        return code.equals(this.code);
    }

    boolean isAt(String parameter) {
        return parameter.equals(this.parameter);
    }
}
