package uz.botfactory.conversations;

/** The channels that conversations itself serves; the others are only names here. */
final class Channels {

    /** The owner tries the bot on its page. */
    static final String TEST = "test";

    /** A program asks. */
    static final String API = "api";

    /** A visitor of the landing page tries the product's own bot; counted by nobody's plan. */
    static final String DEMO = "demo";

    private Channels() {}
}
