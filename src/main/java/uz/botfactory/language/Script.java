package uz.botfactory.language;

/** The letters a text is written in, by their ISO 15924 code. */
public enum Script {
    LATIN("Latn"),
    CYRILLIC("Cyrl");

    private final String code;

    Script(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }
}
