package uz.botfactory.knowledge;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LogDocMergePolicy;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.BytesRef;
import uz.botfactory.language.Folding;
import uz.botfactory.language.Numbers;
import uz.botfactory.language.Words;

/**
 * Writes the index of one bot: the units of each passage, the passage after them, and at last all words. A unit is
 * found by its words folded and, where that differs, with their marks (oʻt, ot) or without endings; a word by its pieces, so that a mistyped one is found too.
 */
final class IndexBuilder implements AutoCloseable {

    /** In the data of the commit: how many passages there are. */
    static final String PASSAGES = "passages";

    private static final Set<String> NUMERALS = Arrays.stream(("bir ikki uch toʻrt besh olti yetti sakkiz toʻqqiz oʻn yigirma oʻttiz"
                    + " qirq ellik oltmish yetmish sakson toʻqson yuz ming million milliard yarim chorak один два три четыре пять"
                    + " шесть семь восемь девять десять двадцать тридцать сорок пятьдесят сто двести триста пятьсот тысяча тысячи"
                    + " тысяч миллион миллиона полтора one two three four five six seven eight nine ten twelve fifteen twenty"
                    + " thirty forty fifty hundred thousand million half").split(" "))
            .map(Folding::fold)
            .collect(Collectors.toUnmodifiableSet());

    private static final FieldType TERMS = new FieldType();

    static {
        TERMS.setIndexOptions(IndexOptions.DOCS);
        TERMS.setTokenized(true);
        TERMS.setOmitNorms(true);
        TERMS.freeze();
    }

    private final Directory directory;
    private final IndexWriter writer;
    private final Map<String, WordForm> forms = new HashMap<>();
    private final Map<Field, Terms> streams = new EnumMap<>(Field.class);
    private int passages;

    IndexBuilder(Directory directory) throws IOException {
        this.directory = directory;
        var config = new IndexWriterConfig();
        config.setOpenMode(IndexWriterConfig.OpenMode.CREATE);
        config.setRAMBufferSizeMB(24);
        config.setMergePolicy(new LogDocMergePolicy());
        config.setMergeScheduler(new SerialMergeScheduler());
        config.setUseCompoundFile(true);
        writer = new IndexWriter(directory, config);
    }

    void add(IndexedPassage passage) throws IOException {
        unit(passage.heading(), 0, 0);
        for (var unit : Units.of(passage.text())) {
            unit(unit.of(passage.text()), unit.start(), unit.end());
        }
        passage(passage);
        passages++;
    }

    private void unit(String text, int start, int end) throws IOException {
        var document = new Document();
        var exact = new LinkedHashSet<String>();
        var folded = new LinkedHashSet<String>();
        var stems = new LinkedHashSet<String>();
        var inOrder = new ArrayList<String>();
        for (String word : Words.of(text)) {
            var form = forms.computeIfAbsent(word, WordForm::of);
            inOrder.add(form.folded());
            folded.add(form.folded());
            if (form.hasMarks()) {
                exact.add(form.exact());
            }
            if (!form.stem().equals(form.folded())) {
                stems.add(form.stem());
            }
        }
        terms(document, Field.EXACT, exact);
        terms(document, Field.FOLDED, folded);
        terms(document, Field.STEM, stems);
        if (inOrder.stream().anyMatch(IndexBuilder::mayCount)) {
            terms(document, Field.NUMBER, Numbers.canonical(text));
        }
        terms(document, Field.TRAIT, Trait.of(text, inOrder));
        document.add(new NumericDocValuesField(Field.PASSAGE.key, passages));
        document.add(new NumericDocValuesField(Field.START.key, start));
        document.add(new NumericDocValuesField(Field.END.key, end));
        writer.addDocument(document);
    }

    /** A figure, or a word that numbers are written with. */
    private static boolean mayCount(String folded) {
        return Character.isDigit(folded.charAt(0)) || NUMERALS.contains(folded);
    }

    private void terms(Document document, Field field, Set<String> terms) {
        if (!terms.isEmpty()) {
            var stream = streams.computeIfAbsent(field, f -> new Terms());
            stream.set(terms);
            document.add(new org.apache.lucene.document.Field(field.key, stream, TERMS));
        }
    }

    void finish() throws IOException {
        var vocabulary = new TreeSet<String>();
        forms.values().forEach(form -> vocabulary.add(form.folded()));
        for (String word : vocabulary) {
            word(word);
        }
        writer.forceMerge(1);
        writer.setLiveCommitData(Map.of(PASSAGES, "" + passages).entrySet());
        writer.commit();
    }

    private void passage(IndexedPassage passage) throws IOException {
        var document = new Document();
        document.add(new NumericDocValuesField(Field.PASSAGE.key, passages));
        document.add(new BinaryDocValuesField(Field.STORED.key, new BytesRef(StoredPassage.write(passage))));
        if (passage.vector() != null) {
            document.add(new BinaryDocValuesField(Field.VECTOR.key, new BytesRef(passage.vector())));
        }
        writer.addDocument(document);
    }

    private void word(String word) throws IOException {
        if (word.length() < 3 || Character.isDigit(word.charAt(0))) {
            return;
        }
        var document = new Document();
        terms(document, Field.GRAMS, Grams.of(word));
        terms(document, Field.COARSE, Set.of(Grams.coarse(word)));
        document.add(new BinaryDocValuesField(Field.WORD.key, new BytesRef(word)));
        writer.addDocument(document);
    }

    @Override
    public void close() throws IOException {
        writer.close();
        directory.close();
    }
}
