package uz.botfactory.knowledge;

/**
 * How well the best passage covers what was asked; shares are from 0 to 1 and count rare words more.
 *
 * @param content share of the content words that the passage names
 * @param intent the same for the words that say what kind of fact is asked for
 * @param together share of all words that a single unit of it names
 * @param strange share of the content words that no document of the bot names in any way
 * @param foreign the part of {@code strange} whose words the dictionary knows: certainly about something else
 * @param best the best named content word, by its rarity
 * @param words how many content words the question has
 * @param lead how far the best passage is ahead of the sixth
 */
record Evidence(
        double content, double intent, double together, double strange, double foreign, double best, int words, double lead) {

    static final Evidence NOTHING = new Evidence(0, 0, 0, 1, 0, 0, 0, 0);

    /** The same when an embedding model says that the passage means what was asked, whatever its words. */
    Evidence meant() {
        return new Evidence(Math.max(content, 0.9), intent, Math.max(together, 0.9), 0, 0, Math.max(best, 0.9), words, lead);
    }
}
