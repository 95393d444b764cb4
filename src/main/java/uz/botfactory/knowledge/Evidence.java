package uz.botfactory.knowledge;

/**
 * How well the best passage covers what was asked.
 *
 * @param covered share of the question's weight that the passage holds
 * @param together share that a single unit of it holds
 * @param unknown share of the question's weight that no document of the bot knows
 * @param content how many content words the question has
 * @param best the best match of a single content word, weighted by its rarity
 * @param lead how far the best passage is ahead of the sixth
 */
record Evidence(double covered, double together, double unknown, int content, double best, double lead) {

    static final Evidence NOTHING = new Evidence(0, 0, 1, 0, 0, 0);

    /** The same when an embedding model says that the passage means what was asked, whatever its words. */
    Evidence meant() {
        return new Evidence(Math.max(covered, 0.9), Math.max(together, 0.9), 0, content, best, lead);
    }
}
