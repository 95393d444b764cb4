package uz.botfactory.web.pages;

/** One bubble of the demo conversation. */
public record ChatLine(Kind kind, String text) {

    /** Who says it; a note is from the page itself. */
    public enum Kind {
        VISITOR,
        BOT,
        NOTE
    }
}
