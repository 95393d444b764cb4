package uz.botfactory.conversations;

import java.util.ArrayList;
import java.util.regex.Pattern;

/**
 * Marks between number signs, such as #A127#, by which somebody finds an answer again. They claim nothing, so they stay
 * when the words of a model are replaced by those of the documents.
 */
final class References {

    private static final Pattern MARK = Pattern.compile("#\\p{L}?(\\d{1,12})#");

    private References() {}

    /** The words with the marks of the rejected answer around them, as far as the question has their numbers. */
    static String kept(String rejected, String question, String words) {
        if (question.indexOf('#') < 0 || rejected.indexOf('#') < 0) {
            return words;
        }
        var marks = new ArrayList<String>();
        var found = MARK.matcher(rejected);
        while (found.find()) {
            if (question.contains(found.group(1)) && !marks.contains(found.group())) {
                marks.add(found.group());
            }
        }
        if (marks.isEmpty()) {
            return words;
        }
        return (marks.removeFirst() + " " + words + " " + String.join(" ", marks)).strip();
    }
}
