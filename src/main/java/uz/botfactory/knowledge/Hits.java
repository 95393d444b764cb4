package uz.botfactory.knowledge;

import java.util.List;

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
}
