package uz.botfactory.knowledge;

/** How alike two folded words are, from 0 to 1: mistakes cost, and so do endings that only one of them has. */
final class Nearness {

    private static final int LONGEST = 40;

    private Nearness() {}

    static double of(String asked, String known) {
        int a = Math.min(asked.length(), LONGEST);
        int k = Math.min(known.length(), LONGEST);
        int[] previous2 = new int[k + 1];
        int[] previous = new int[k + 1];
        int[] row = new int[k + 1];
        int bestEnding = Integer.MAX_VALUE;
        for (int j = 0; j <= k; j++) {
            previous[j] = j * 2;
        }
        for (int i = 1; i <= a; i++) {
            row[0] = i * 2;
            for (int j = 1; j <= k; j++) {
                row[j] = cheapest(asked, known, i, j, row, previous, previous2);
            }
            bestEnding = Math.min(bestEnding, row[k] + ending(a - i));
            int[] free = previous2;
            previous2 = previous;
            previous = row;
            row = free;
        }
        for (int j = 0; j <= k; j++) {
            bestEnding = Math.min(bestEnding, previous[j] + ending(k - j));
        }
        return 1 - bestEnding / 2.0 / Math.max(3, Math.min(a, k));
    }

    private static int cheapest(String asked, String known, int i, int j, int[] row, int[] above, int[] above2) {
        char c = asked.charAt(i - 1);
        char d = known.charAt(j - 1);
        if (c == d) {
            return above[j - 1];
        }
        int cost = above[j - 1] + (isVowel(c) && isVowel(d) || alike(c, d) ? 1 : 2);
        cost = Math.min(cost, above[j] + (isVowel(c) ? 1 : 2));
        cost = Math.min(cost, row[j - 1] + (isVowel(d) ? 1 : 2));
        if (i > 1 && j > 1 && c == known.charAt(j - 2) && asked.charAt(i - 2) == d) {
            cost = Math.min(cost, above2[j - 2] + 1);
        }
        return cost;
    }

    /** Letters left over at the end are mostly a suffix: the first few cost half. */
    private static int ending(int letters) {
        return letters == 0 ? 0 : letters <= 5 ? (letters + 1) / 2 : letters;
    }

    private static boolean isVowel(char c) {
        return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
    }

    private static boolean alike(char c, char d) {
        return pair(c, d, 'q', 'k')
                || pair(c, d, 'g', 'q')
                || pair(c, d, 'd', 't')
                || pair(c, d, 'b', 'p')
                || pair(c, d, 's', 'z')
                || pair(c, d, 'v', 'f')
                || pair(c, d, 'j', 'y')
                || pair(c, d, 'm', 'n');
    }

    private static boolean pair(char c, char d, char one, char other) {
        return c == one && d == other || c == other && d == one;
    }
}
