package uz.botfactory.support;

/** Writes Uzbek Latin text in Cyrillic; the language module knows how. */
@FunctionalInterface
public interface UzbekCyrillic {

    /** The same text in Cyrillic; placeholders such as {0}, brands and addresses stay as they are. */
    String write(String latin);
}
