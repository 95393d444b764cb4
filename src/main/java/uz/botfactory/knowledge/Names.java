package uz.botfactory.knowledge;

import java.text.Normalizer;

/** Names of documents as we keep them: one line, no folders, nothing invisible, not endless. */
final class Names {

    static final int LONGEST = 200;

    private Names() {}

    static String ofFile(String sent) {
        String last = sent.substring(Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\')) + 1);
        String name = ofText(last);
        return name.isEmpty() || name.matches("\\.+") ? "hujjat" : name;
    }

    static String ofText(String typed) {
        String line = Normalizer.normalize(typed, Normalizer.Form.NFC)
                .replaceAll("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cn}\\s\\u00A0]+", " ")
                .strip();
        return shortened(line);
    }

    /** Cut in the middle, so that the ending stays. */
    private static String shortened(String name) {
        if (name.length() <= LONGEST) {
            return name;
        }
        int dot = name.lastIndexOf('.');
        String ending = dot > 0 && name.length() - dot <= 10 ? name.substring(dot) : "";
        int end = LONGEST - ending.length() - 1;
        return name.substring(0, Character.isHighSurrogate(name.charAt(end - 1)) ? end - 1 : end) + "…" + ending;
    }
}
