package uz.botfactory.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** No text is missing in any language, and no page has a bare word. */
class MessagesTests {

    private static final Path MESSAGES = Path.of("src/main/resources/messages");
    private static final Path TEMPLATES = Path.of("src/main/jte");
    private static final Path SOURCES = Path.of("src/main/java");
    private static final List<String> LANGUAGES = List.of("uz", "ru", "en");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d}");
    private static final Pattern PLURAL = Pattern.compile("\\.(one|few|many|other)$");
    private static final Pattern BARE_APOSTROPHE = Pattern.compile("(?iu)[og]['’‘`´]|(?<=\\p{L})['’‘`´](?=\\p{L})");

    private static final Pattern SPOKEN = Pattern.compile("(?:aria-label|placeholder|title|alt)=\"([^\"]*)\"");

    @Test
    void everyKeyIsInAllLanguages() {
        var uzbek = stems(texts("uz"));

        assertThat(stems(texts("ru"))).as("Russian").isEqualTo(uzbek);
        assertThat(stems(texts("en"))).as("English").isEqualTo(uzbek);
    }

    @Test
    void everyLanguageHasItsPluralForms() {
        for (var language : LANGUAGES) {
            var forms = language.equals("ru") ? Set.of("one", "few", "many") : Set.of("other");
            var texts = texts(language);
            assertThat(plurals().stream()
                            .flatMap(stem -> forms.stream().map(form -> stem + "." + form))
                            .filter(key -> !texts.containsKey(key)))
                    .as("plural forms in " + language)
                    .isEmpty();
        }
    }

    @Test
    void placeholdersAreTheSameInAllLanguages() {
        var uzbek = texts("uz");
        for (var language : List.of("ru", "en")) {
            texts(language).forEach((key, text) -> {
                var same = uzbek.get(key);
                if (same != null) {
                    assertThat(placeholders(text)).as(key + " in " + language).isEqualTo(placeholders(same));
                }
            });
        }
    }

    @Test
    void noKeyStandsInTwoFiles() {
        for (var language : LANGUAGES) {
            var seen = new TreeSet<String>();
            var twice = files(MESSAGES, "_" + language + ".properties").stream()
                    .flatMap(file -> properties(file).keySet().stream())
                    .filter(key -> !seen.add(key));
            assertThat(twice).as("keys of which only one text is ever shown, in " + language).isEmpty();
        }
    }

    @Test
    void everyKeyBeginsWithItsModule() {
        for (var file : files(MESSAGES, ".properties")) {
            var module = file.getFileName().toString().replaceFirst("[-_].*", "");
            assertThat(properties(file).keySet()).as(file.toString()).allSatisfy(key -> assertThat(key)
                    .startsWith(module + "."));
        }
    }

    @Test
    void ownCyrillicTextsReplaceTextsThatExist() {
        assertThat(texts("uz").keySet()).containsAll(texts("uz-cyrl").keySet());
    }

    @Test
    void uzbekIsWrittenWithItsOwnLetters() {
        assertThat(texts("uz").entrySet().stream()
                        .filter(text -> BARE_APOSTROPHE.matcher(text.getValue()).find()))
                .as("write oʻ gʻ with U+02BB and ʼ as U+02BC")
                .isEmpty();
    }

    @Test
    void everyKeyThatATemplateNamesExists() {
        var uzbek = texts("uz");
        var named = Pattern.compile("frame\\.(t|count)\\(\\s*\"([a-z][\\w.-]*\\w)\"\\s*[,)]");
        var missing = new TreeSet<String>();
        for (var template : files(TEMPLATES, ".jte")) {
            var found = named.matcher(read(template));
            while (found.find()) {
                var key = found.group(2);
                var present = found.group(1).equals("t") ? uzbek.containsKey(key) : uzbek.containsKey(key + ".other");
                if (!present) {
                    missing.add(template.getFileName() + ": " + key);
                }
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void everyTextIsUsed() {
        var everything = new StringBuilder();
        files(SOURCES, ".java").forEach(file -> everything.append(read(file)));
        files(TEMPLATES, ".jte").forEach(file -> everything.append(read(file)));
        var all = everything.toString();
        assertThat(stems(texts("uz")).stream().filter(key -> !isNamed(key, all))).as("texts nobody shows").isEmpty();
    }

    @Test
    void templatesHaveNoBareWords() {
        var bare = new ArrayList<String>();
        for (var template : files(TEMPLATES, ".jte")) {
            for (var text : words(read(template))) {
                bare.add(template + ": " + text);
            }
        }
        assertThat(bare).isEmpty();
    }

    @Test
    void templatesHaveNoInlineStyleOrScript() {
        for (var template : files(TEMPLATES, ".jte")) {
            assertThat(read(template)).as(template.toString()).doesNotContainPattern("(?i)\\s(style|on[a-z]+)=\"")
                    .doesNotContainPattern("(?i)<script(?![^>]*\\bsrc=)");
        }
    }

    /** A key is named whole, or by its beginning where the end comes from an enum or code: "web.error." + … */
    private static boolean isNamed(String key, String all) {
        if (all.contains("\"" + key + "\"")) {
            return true;
        }
        for (int dot = key.lastIndexOf('.'); dot > key.indexOf('.'); dot = key.lastIndexOf('.', dot - 1)) {
            if (all.contains("\"" + key.substring(0, dot + 1) + "\"") || all.contains("\"" + key.substring(0, dot) + "\"")) {
                return true;
            }
        }
        return all.contains("\"" + key.substring(0, key.indexOf('.') + 1) + "\"");
    }

    /** What is left of a template without its code, markup and comments: nothing with letters may be. */
    private static List<String> words(String template) {
        var text = withoutExpressions(template.replaceAll("(?s)<%--.*?--%>", " ")
                .replaceAll("(?s)!\\{.*?}", " ")
                .replaceAll("(?m)^\\s*@(import|param)\\b.*$", " "));
        var spoken = SPOKEN.matcher(text).results().map(found -> found.group(1)).collect(Collectors.joining(" "));
        text = text.replaceAll("(?s)<(script|style)\\b.*?</\\1>", " ")
                .replaceAll("(?s)<[^>]*>", " ")
                .replaceAll("(?s)@template\\.[\\w.]+", " ")
                .replaceAll("@(if|elseif|else|endif|for|endfor|raw|endraw)", " ");
        text = withoutParentheses(text) + " " + spoken;
        return Pattern.compile("[\\p{L}]{2,}[\\p{L} ]*").matcher(text).results()
                .map(found -> found.group().strip())
                .filter(word -> !Set.of("BotFactory", "Telegram", "WhatsApp", "Instagram", "BotFather").contains(word))
                .collect(Collectors.toList());
    }

    private static String withoutExpressions(String text) {
        return without(text, Pattern.compile("\\$(unsafe)?\\{"), '{', '}');
    }

    private static String withoutParentheses(String text) {
        return without(text, Pattern.compile("\\("), '(', ')');
    }

    private static String without(String text, Pattern start, char open, char close) {
        var out = new StringBuilder();
        var matcher = start.matcher(text);
        int at = 0;
        while (matcher.find(at)) {
            out.append(text, at, matcher.start()).append(' ');
            int depth = 1;
            int i = matcher.end();
            while (i < text.length() && depth > 0) {
                char c = text.charAt(i++);
                depth += c == open ? 1 : c == close ? -1 : 0;
            }
            at = i;
        }
        return out.append(text.substring(at)).toString();
    }

    private static Set<String> placeholders(String text) {
        return PLACEHOLDER.matcher(text).results().map(found -> found.group()).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Keys, those of plural forms by what they have in common. */
    private static Set<String> stems(Map<String, String> texts) {
        var plurals = plurals();
        return texts.keySet().stream()
                .map(key -> plurals.contains(stem(key)) ? stem(key) : key)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String stem(String key) {
        return PLURAL.matcher(key).replaceFirst("");
    }

    /** Whatever has an "other" form in Uzbek is counted. */
    private static Set<String> plurals() {
        return texts("uz").keySet().stream()
                .filter(key -> key.endsWith(".other"))
                .map(MessagesTests::stem)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, String> texts(String language) {
        var all = new HashMap<String, String>();
        files(MESSAGES, "_" + language + ".properties").forEach(file -> all.putAll(properties(file)));
        return all;
    }

    private static Map<String, String> properties(Path file) {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var map = new HashMap<String, String>();
        properties.forEach((key, text) -> map.put((String) key, (String) text));
        return map;
    }

    private static List<Path> files(Path folder, String end) {
        try (var all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(end)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
