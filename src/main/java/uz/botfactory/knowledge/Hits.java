package uz.botfactory.knowledge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The outcome of one search in numbers.
 *
 * @param passages best first
 * @param units the nearest units within them, best first
 * @param evidence what speaks for the best passage being an answer at all
 */
record Hits(List<PassageHit> passages, List<UnitHit> units, Evidence evidence) {

    static final Hits NONE = new Hits(List.of(), List.of(), Evidence.NOTHING);

    record PassageHit(int ordinal, double score) {}

    /** {@code rank} is the place of its passage among the passages. */
    record UnitHit(int rank, int place, double share) {}

    /** The same with other passages in front; units keep their passage, those of passages that fell out are gone. */
    Hits reordered(List<PassageHit> order, boolean meaningStandsOut) {
        Map<Integer, Integer> ranks = new HashMap<>();
        for (int i = 0; i < order.size(); i++) {
            ranks.put(order.get(i).ordinal(), i);
        }
        var kept = new ArrayList<UnitHit>();
        for (var unit : units) {
            var rank = ranks.get(passages.get(unit.rank()).ordinal());
            if (rank != null) {
                kept.add(new UnitHit(rank, unit.place(), unit.share()));
            }
        }
        return new Hits(order, kept, meaningStandsOut ? evidence.meant() : evidence);
    }
}
