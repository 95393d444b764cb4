package uz.botfactory.channels;

import java.util.ArrayList;
import java.util.List;

/** How far the delivery of one reply has come: the ids that the channel gave to the parts it took. */
public final class Delivery {

    private final boolean prompt;
    private final boolean severalOpen;
    private final List<String> sent = new ArrayList<>();

    /**
     * @param prompt whether the customer wrote within the last minute: an answer to that is no bulk mail
     * @param severalOpen whether the customer wrote more than one thing meanwhile, so that a reply should say what it is to
     */
    Delivery(boolean prompt, boolean severalOpen) {
        this.severalOpen = severalOpen;
        this.prompt = prompt;
    }

    /** Whether the customer is waiting for it right now. */
    public boolean prompt() {
        return prompt;
    }

    /** Whether it should be said which message it answers. */
    public boolean severalOpen() {
        return severalOpen;
    }

    /** How many parts the channel has. */
    public int parts() {
        return sent.size();
    }

    /** The channel took one more part. */
    public void took(String externalId) {
        sent.add(externalId);
    }

    List<String> externalIds() {
        return List.copyOf(sent);
    }
}
