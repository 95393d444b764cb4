package uz.botfactory.ai.wire;

/** What a call used, also one that failed: silence costs too. Filled by one thread. */
public final class Tokens {

    private long input;
    private long output;

    public long input() {
        return input;
    }

    public long output() {
        return output;
    }

    /** Providers repeat the running totals; the last word counts. */
    public void are(long input, long output) {
        this.input = input;
        this.output = output;
    }
}
