package uz.botfactory.notifications;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import uz.botfactory.support.UiLanguage;

/**
 * The words of one kind of notice in one language, with {placeholders}.
 *
 * @param body paragraphs with empty lines between them
 * @param button what stands on the button
 */
record Wording(String subject, String body, String button) {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");

    /** The same with the values in place of the placeholders. */
    Wording filled(Map<String, String> values) {
        return new Wording(fill(subject, values), fill(body, values), fill(button, values));
    }

    /** What stands on the button, in the quotes of its language, as a text names it. */
    String quotedButton(UiLanguage language) {
        return language == UiLanguage.EN ? "“" + button + "”" : "«" + button + "»";
    }

    /** What it names in braces. */
    List<String> named() {
        return PLACEHOLDER
                .matcher(subject + "\n" + body + "\n" + button)
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();
    }

    List<String> paragraphs() {
        return body.strip().lines().collect(Collectors.joining("\n")).transform(text -> List.of(text.split("\n\\s*\n")));
    }

    private static String fill(String text, Map<String, String> values) {
        return PLACEHOLDER
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), found.group())));
    }
}
