package uz.botfactory.knowledge;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.search.DocIdSetIterator;
import org.jspecify.annotations.Nullable;
import uz.botfactory.knowledge.Wording.Concept;
import uz.botfactory.knowledge.Wording.Synonym;
import uz.botfactory.language.Stemmer;

/**
 * One search: concept by concept, each unit keeps the best way in which it names the concept, weighted by how rare the
 * concept is in these documents. A passage is worth what all its units name, what its best unit names alone, and a
 * little more when its heading names it.
 *
 * <p>Rare concepts come first; one that stands nearly everywhere only tells apart the passages that a rarer one found.
 */
final class Search {

    private static final float EXACT = 1f;
    private static final float FOLDED = 0.97f;
    private static final float STEM = 0.93f;
    private static final float NEAR = 0.85f;
    private static final double WHOLE = 0.35;
    private static final double HEADING = 0.1;

    /** In an index of more places than this, what costs much and helps little is left out. */
    private static final int LARGE = 12_000;

    /** There, a concept that stands in more units than this is not looked for everywhere. */
    private static final int COMMON = 1000;

    private static final int MOST_UNITS = 24;

    private final int[] passageOf;
    private final int[] documentOf;
    private final Scratch concept;
    private final Scratch units;
    private final Scratch conceptPassages;
    private final Scratch passages;
    private final Scratch best;
    private final Postings exact;
    private final Postings folded;
    private final Postings stems;
    private final Postings numbers;
    private final Postings traits;
    private final Vocabulary vocabulary;
    private final List<Concept> concepts;
    private final List<Met> met = new ArrayList<>();
    private double asked;
    private final boolean large;
    private boolean onlyFound;

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

    /** A concept and the terms that name it, in how many units at most. */
    private record Sought(Concept concept, List<Term> terms, long units) {}

    private record Term(Postings.Known text, float weight) {}

    Search(LeafReader reader, TermFilter filter, int[] passageOf, int[] documentOf, Wording wording, SearchIndex.Desk desk) throws IOException {
        this.passageOf = passageOf;
        this.documentOf = documentOf;
        this.large = passageOf.length > LARGE;
        this.concepts = large ? worthwhile(wording.concepts()) : wording.concepts();
        this.concept = desk.concept();
        this.units = desk.units();
        this.conceptPassages = desk.conceptPassages();
        this.passages = desk.passages();
        this.best = desk.best();
        this.exact = new Postings(reader, Field.EXACT, filter);
        this.folded = new Postings(reader, Field.FOLDED, filter);
        this.stems = new Postings(reader, Field.STEM, filter);
        this.numbers = new Postings(reader, Field.NUMBER, filter);
        this.traits = new Postings(reader, Field.TRAIT, filter);
        this.vocabulary = new Vocabulary(reader, desk.words());
    }

    /** In much text, words that only hold a sentence together count when there are no others: they cost too much. */
    private static List<Concept> worthwhile(List<Concept> all) {
        var some = all.stream().filter(each -> each.weight() >= 0.2).toList();
        return some.isEmpty() ? all : some;
    }

    Hits run(int limit) throws IOException {
        var sought = new ArrayList<Sought>();
        for (var each : concepts) {
            sought.add(sought(each));
        }
        sought.sort(Comparator.comparingLong(Sought::units));
        for (var each : sought) {
            onlyFound = large && each.units() > COMMON && passages.size() > 0;
            match(each);
            count(each);
        }
        return hits(limit);
    }

    private Sought sought(Concept each) throws IOException {
        var terms = new ArrayList<Term>();
        var word = each.word();
        if (word.hasMarks()) {
            term(exact, word.exact(), EXACT, terms);
        }
        terms(word, FOLDED, STEM, terms);
        if (word.isNumber()) {
            term(numbers, word.folded(), FOLDED, terms);
        } else if (each.weight() >= 0.3 && word.folded().length() >= 4 && (!large || isStrange(word))) {
            near(word, terms);
        }
        for (var synonym : each.synonyms()) {
            if (synonym.words().size() == 1) {
                var other = synonym.words().getFirst();
                terms(other, (float) synonym.weight(), (float) synonym.weight() * 0.97f, terms);
            }
        }
        for (var trait : each.traits()) {
            term(traits, trait.name(), trait.weight, terms);
        }
        return new Sought(each, terms, terms.stream().mapToLong(term -> term.text().places()).sum());
    }

    /** Stems are only indexed where they differ from the word: a bare stem stands among the words. */
    private void terms(WordForm word, float asWritten, float asStem, List<Term> terms) throws IOException {
        term(folded, word.folded(), asWritten, terms);
        term(stems, word.stem(), asStem, terms);
        if (!word.stem().equals(word.folded())) {
            term(folded, word.stem(), asStem, terms);
        }
    }

    private static void term(Postings field, String text, float weight, List<Term> terms) throws IOException {
        var known = field.known(text);
        if (known != null) {
            terms.add(new Term(known, weight));
        }
    }

    private boolean isStrange(WordForm word) throws IOException {
        return folded.known(word.folded()) == null && stems.known(word.stem()) == null;
    }

    private void near(WordForm word, List<Term> terms) throws IOException {
        for (var near : vocabulary.near(word.folded())) {
            float weight = NEAR * (float) near.nearness();
            var other = new WordForm(near.word(), near.word(), Stemmer.stem(near.word()));
            terms(other, weight, weight * 0.95f, terms);
        }
    }

    private void match(Sought sought) throws IOException {
        for (var term : sought.terms()) {
            raise(term.text().all(), term.weight());
        }
        for (var synonym : sought.concept().synonyms()) {
            if (synonym.words().size() > 1) {
                phrase(synonym);
            }
        }
    }

    private void raise(DocIdSetIterator places, float weight) throws IOException {
        for (int at = places.nextDoc(); at != DocIdSetIterator.NO_MORE_DOCS; at = places.nextDoc()) {
            if (!onlyFound || passages.get(passageOf[at]) > 0) {
                concept.raise(at, weight);
            }
        }
    }

    /** The words of a phrase count where all stand in one unit: the places of the rarest are looked up in the others. */
    private void phrase(Synonym synonym) throws IOException {
        var all = new ArrayList<DocIdSetIterator>();
        for (var word : synonym.words()) {
            var places = either(word.stem());
            if (places == null) {
                return;
            }
            all.add(places);
        }
        all.sort(Comparator.comparingLong(DocIdSetIterator::cost));
        var rarest = all.getFirst();
        for (int at = rarest.nextDoc(); at != DocIdSetIterator.NO_MORE_DOCS; at = rarest.nextDoc()) {
            if (everywhere(all, at)) {
                concept.raise(at, (float) synonym.weight());
            }
        }
    }

    private @Nullable DocIdSetIterator either(String stem) throws IOException {
        var bare = folded.fresh(stem);
        var ended = stems.fresh(stem);
        return bare == null ? ended : ended == null ? bare : new Either(bare, ended);
    }

    private static boolean everywhere(List<DocIdSetIterator> all, int at) throws IOException {
        for (int i = 1; i < all.size(); i++) {
            var places = all.get(i);
            if (places.docID() < at && places.advance(at) != at || places.docID() != at) {
                return false;
            }
        }
        return true;
    }

    /** Adds the concept to the sums, by its rarity. */
    private void count(Sought sought) {
        double rarity = onlyFound ? rarity(sought.units()) : rarity(known());
        double weight = sought.concept().weight() * rarity;
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
        met.add(new Met(sought.concept(), rarity, ordinals, matches));
        concept.clear();
        conceptPassages.clear();
    }

    private double known() {
        double known = 0;
        for (int i = 0; i < concept.size(); i++) {
            known += concept.get(concept.place(i));
        }
        return known;
    }

    private double rarity(double known) {
        double all = passageOf.length;
        double held = Math.min(known, all);
        return Math.log(1 + (all - held + 0.5) / (held + 0.5)) / Math.log(1 + 2 * (all + 0.5));
    }

    private Hits hits(int limit) {
        if (passages.size() == 0) {
            return Hits.NONE;
        }
        for (int i = 0; i < units.size(); i++) {
            int place = units.place(i);
            best.raise(passageOf[place], units.get(place));
        }
        var kept = top(Math.max(limit, 6));
        double sixth = kept.size() > 5 ? kept.get(5).score() : 0;
        int first = kept.getFirst().ordinal();
        var evidence = evidence(first, best.get(first) / asked, (kept.getFirst().score() - sixth) / asked);
        var shown = List.copyOf(kept.subList(0, Math.min(limit, kept.size())));
        return new Hits(shown, bestUnits(shown), evidence);
    }

    /** The first unit of a passage is its heading; a passage's own place follows its last unit. */
    private int headingOf(int passage) {
        return passage == 0 ? 0 : documentOf[passage - 1] + 1;
    }

    private List<Hits.PassageHit> top(int count) {
        var queue = new PriorityQueue<Hits.PassageHit>(Comparator.comparingDouble(Hits.PassageHit::score));
        for (int i = 0; i < passages.size(); i++) {
            int passage = passages.place(i);
            double score = WHOLE * passages.get(passage)
                    + (1 - WHOLE) * best.get(passage)
                    + HEADING * units.get(headingOf(passage));
            if (queue.size() < count || score > queue.peek().score()) {
                queue.add(new Hits.PassageHit(passage, score));
                if (queue.size() > count) {
                    queue.poll();
                }
            }
        }
        var top = new ArrayList<>(queue);
        top.sort(Comparator.comparingDouble(Hits.PassageHit::score)
                .reversed()
                .thenComparingInt(Hits.PassageHit::ordinal));
        return top;
    }

    private Evidence evidence(int first, double together, double lead) {
        double content = 0;
        double covered = 0;
        double strange = 0;
        double foreign = 0;
        double intent = 0;
        double intentCovered = 0;
        double strongest = 0;
        int words = 0;
        for (var each : met) {
            float match = each.match(first);
            if (each.concept().weight() >= 0.5) {
                words++;
                content += each.weight();
                covered += each.weight() * match;
                strongest = Math.max(strongest, each.weight() * match);
                if (each.passages().length == 0) {
                    strange += each.weight();
                    foreign += each.concept().synonyms().isEmpty() ? 0 : each.weight();
                }
            } else {
                intent += each.weight();
                intentCovered += each.weight() * match;
            }
        }
        return new Evidence(
                content == 0 ? 0 : covered / content,
                intent == 0 ? 0 : intentCovered / intent,
                together,
                content == 0 ? 0 : strange / content,
                content == 0 ? 0 : foreign / content,
                strongest,
                words,
                lead);
    }

    /** The units of these passages that name most of the question. */
    private List<Hits.UnitHit> bestUnits(List<Hits.PassageHit> shown) {
        var found = new ArrayList<Hits.UnitHit>();
        for (int i = 0; i < units.size(); i++) {
            int place = units.place(i);
            int rank = rank(shown, passageOf[place]);
            if (rank >= 0) {
                found.add(new Hits.UnitHit(rank, place, units.get(place) / asked));
            }
        }
        found.sort(Comparator.comparingDouble(Hits.UnitHit::share)
                .reversed()
                .thenComparingInt(Hits.UnitHit::rank)
                .thenComparingInt(Hits.UnitHit::place));
        return List.copyOf(found.subList(0, Math.min(MOST_UNITS, found.size())));
    }

    private static int rank(List<Hits.PassageHit> shown, int passage) {
        for (int i = 0; i < shown.size(); i++) {
            if (shown.get(i).ordinal() == passage) {
                return i;
            }
        }
        return -1;
    }
}
