package uz.botfactory.language;

/** A language our customers write in. */
public enum Language {
    UZ("uz"),
    RU("ru"),
    EN("en");

    private final String code;

    Language(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }
}
