package uz.botfactory.knowledge;

/** The fields of an index. Units carry the first five, words of the vocabulary the next two, passages the last. */
enum Field {
    EXACT("x"),
    FOLDED("w"),
    STEM("s"),
    NUMBER("n"),
    TRAIT("t"),
    GRAMS("g"),
    COARSE("c"),
    PASSAGE("p"),
    START("b"),
    END("e"),
    WORD("v"),
    STORED("d"),
    VECTOR("y");

    final String key;

    Field(String key) {
        this.key = key;
    }
}
