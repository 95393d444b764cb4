package uz.botfactory.knowledge;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.search.DocIdSetIterator;
import org.jspecify.annotations.Nullable;
import uz.botfactory.knowledge.Wording.Concept;
import uz.botfactory.knowledge.Wording.Synonym;

/**
 * One search: concept by concept, each unit keeps the best way in which it names the concept, weighted by how rare the
 * concept is in these documents. A passage is worth what all its units name, and what its best unit names alone.
 */
final class Search {

    private static final float EXACT = 1f;
    private static final float FOLDED = 0.97f;
    private static final float STEM = 0.93f;
    private static final float NEAR = 0.85f;
    private static final double WHOLE = 0.5;

    private final int[] passageOf;
    private final Wording wording;
    private final Scratch concept;
    private final Scratch units;
    private final Scratch conceptPassages;
    private final Scratch passages;
    private final Postings exact;
    private final Postings folded;
    private final Postings stems;
    private final Postings numbers;
    private final Postings traits;
    private final Vocabulary vocabulary;
    private final List<Met> met = new ArrayList<>();
    private double asked;

    /** How well each passage names a concept. */
    private record Met(Concept concept, double rarity, int[] passages, float[] matches) {

        float match(int passage) {
            for (int i = 0; i < passages.length; i++) {
                if (passages[i] == passage) {
                    return matches[i];
                }
            }
            return 0;
        }

        double weight() {
            return concept.weight() * rarity;
        }
    }

    Search(
            LeafReader reader,
            int[] passageOf,
            Wording wording,
            Scratch concept,
            Scratch units,
            Scratch conceptPassages,
            Scratch passages)
            throws IOException {
        this.passageOf = passageOf;
        this.wording = wording;
        this.concept = concept;
        this.units = units;
        this.conceptPassages = conceptPassages;
        this.passages = passages;
        this.exact = new Postings(reader, Field.EXACT);
        this.folded = new Postings(reader, Field.FOLDED);
        this.stems = new Postings(reader, Field.STEM);
        this.numbers = new Postings(reader, Field.NUMBER);
        this.traits = new Postings(reader, Field.TRAIT);
        this.vocabulary = new Vocabulary(reader);
    }

    Hits run(int limit) throws IOException {
        for (var each : wording.concepts()) {
            match(each);
            count(each);
        }
        return hits(limit);
    }

    private void match(Concept each) throws IOException {
        var word = each.word();
        raise(exact.of(word.exact()), EXACT);
        raise(folded.of(word.folded()), FOLDED);
        raise(stems.of(word.stem()), STEM);
        if (word.isNumber()) {
            raise(numbers.of(word.folded()), FOLDED);
        } else if (each.weight() >= 0.3 && word.folded().length() >= 4) {
            near(word);
        }
        for (var synonym : each.synonyms()) {
            synonym(synonym);
        }
        for (var trait : each.traits()) {
            raise(traits.of(trait.name()), trait.weight);
        }
    }

    private void near(WordForm word) throws IOException {
        for (var near : vocabulary.near(word.folded())) {
            float weight = NEAR * (float) near.nearness();
            raise(folded.of(near.word()), weight);
            raise(stems.of(uz.botfactory.language.Stemmer.stem(near.word())), weight * 0.95f);
        }
    }

    private void synonym(Synonym synonym) throws IOException {
        if (synonym.words().size() == 1) {
            var word = synonym.words().getFirst();
            raise(folded.of(word.folded()), (float) synonym.weight());
            raise(stems.of(word.stem()), (float) synonym.weight() * 0.97f);
        } else {
            phrase(synonym);
        }
    }

    /** The words of a phrase count in full where they stand in one unit. */
    private void phrase(Synonym synonym) throws IOException {
        var all = new java.util.HashMap<Integer, Integer>();
        for (var word : synonym.words()) {
            var places = stems.of(word.stem());
            if (places == null) {
                return;
            }
            for (int at = places.nextDoc(); at != DocIdSetIterator.NO_MORE_DOCS; at = places.nextDoc()) {
                all.merge(at, 1, Integer::sum);
            }
        }
        all.forEach((place, count) -> {
            if (count == synonym.words().size()) {
                concept.raise(place, (float) synonym.weight());
            }
        });
    }

    private void raise(@Nullable DocIdSetIterator places, float weight) throws IOException {
        if (places != null) {
            for (int at = places.nextDoc(); at != DocIdSetIterator.NO_MORE_DOCS; at = places.nextDoc()) {
                concept.raise(at, weight);
            }
        }
    }

    /** Adds the concept to the sums, by its rarity. */
    private void count(Concept each) {
        double rarity = rarity();
        double weight = each.weight() * rarity;
        asked += weight;
        for (int i = 0; i < concept.size(); i++) {
            int place = concept.place(i);
            units.add(place, (float) weight * concept.get(place));
            conceptPassages.raise(passageOf[place], concept.get(place));
        }
        int[] ordinals = new int[conceptPassages.size()];
        float[] matches = new float[ordinals.length];
        for (int i = 0; i < ordinals.length; i++) {
            ordinals[i] = conceptPassages.place(i);
            matches[i] = conceptPassages.get(ordinals[i]);
            passages.add(ordinals[i], (float) weight * matches[i]);
        }
        met.add(new Met(each, rarity, ordinals, matches));
        concept.clear();
        conceptPassages.clear();
    }

    private double rarity() {
        double known = 0;
        for (int i = 0; i < concept.size(); i++) {
            known += concept.get(concept.place(i));
        }
        double all = passageOf.length;
        return Math.log(1 + (all - known + 0.5) / (known + 0.5)) / Math.log(1 + 2 * (all + 0.5));
    }

    private Hits hits(int limit) {
        float[] together = new float[passages.size()];
        int[] rankOf = new int[0];
        var best = new java.util.HashMap<Integer, Float>();
        for (int i = 0; i < units.size(); i++) {
            int place = units.place(i);
            best.merge(passageOf[place], units.get(place), Math::max);
        }
        var hits = new ArrayList<Hits.PassageHit>();
        for (int i = 0; i < passages.size(); i++) {
            int passage = passages.place(i);
            hits.add(new Hits.PassageHit(
                    passage, WHOLE * passages.get(passage) + (1 - WHOLE) * best.getOrDefault(passage, 0f)));
        }
        hits.sort(Comparator.comparingDouble(Hits.PassageHit::score).reversed());
        if (hits.isEmpty()) {
            return Hits.NONE;
        }
        int first = hits.getFirst().ordinal();
        var evidence = evidence(first, best.get(first) / asked, hits);
        var kept = hits.subList(0, Math.min(limit, hits.size()));
        return new Hits(List.copyOf(kept), bestUnits(kept), evidence);
    }

    private Evidence evidence(int first, double together, List<Hits.PassageHit> hits) {
        double content = 0;
        double covered = 0;
        double strange = 0;
        double foreign = 0;
        double intent = 0;
        double intentCovered = 0;
        double best = 0;
        int words = 0;
        for (var each : met) {
            float match = each.match(first);
            if (each.concept().weight() >= 0.5) {
                words++;
                content += each.weight();
                covered += each.weight() * match;
                best = Math.max(best, each.weight() * match);
                if (each.passages().length == 0) {
                    strange += each.weight();
                    foreign += each.concept().synonyms().isEmpty() ? 0 : each.weight();
                }
            } else {
                intent += each.weight();
                intentCovered += each.weight() * match;
            }
        }
        double sixth = hits.size() > 5 ? hits.get(5).score() : 0;
        return new Evidence(
                content == 0 ? 0 : covered / content,
                intent == 0 ? 0 : intentCovered / intent,
                together,
                content == 0 ? 0 : strange / content,
                content == 0 ? 0 : foreign / content,
                best,
                words,
                (hits.getFirst().score() - sixth) / asked);
    }

    private List<Hits.UnitHit> bestUnits(List<Hits.PassageHit> kept) {
        var rank = new java.util.HashMap<Integer, Integer>();
        for (int i = 0; i < kept.size(); i++) {
            rank.put(kept.get(i).ordinal(), i);
        }
        var found = new ArrayList<Hits.UnitHit>();
        for (int i = 0; i < units.size(); i++) {
            var at = rank.get(passageOf[units.place(i)]);
            if (at != null) {
                found.add(new Hits.UnitHit(at, units.place(i), units.get(units.place(i)) / asked));
            }
        }
        found.sort(Comparator.comparingDouble(Hits.UnitHit::share).reversed());
        return found.subList(0, Math.min(24, found.size()));
    }
}
