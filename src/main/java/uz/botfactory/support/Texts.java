package uz.botfactory.support;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Every text the product says, in the reader's language: messages/&lt;module&gt;_&lt;language&gt;.properties.
 *
 * <p>{0}, {1} … are replaced by the arguments; apostrophes are plain characters. Uzbek Cyrillic is made from the Latin
 * text unless messages/&lt;module&gt;_uz-cyrl.properties has its own. Thread-safe.
 */
@Component
public class Texts {

    private final Map<UiLanguage, Map<String, String>> texts = new EnumMap<>(UiLanguage.class);
    private final Map<String, String> cyrillic = new ConcurrentHashMap<>();
    private final UzbekCyrillic writer;

    Texts(UzbekCyrillic writer) {
        this.writer = writer;
        for (var language : UiLanguage.values()) {
            texts.put(language, load(language.code()));
        }
    }

    /** The text of this key with its arguments filled in; the build makes sure that every key exists. */
    public String get(UiLanguage language, String key, @Nullable Object... arguments) {
        return fill(pattern(language, key), arguments);
    }

    /** The text that fits the number: key.one, key.few, key.many or key.other; {0} is the number. */
    public String count(UiLanguage language, String key, long number, @Nullable Object... more) {
        var arguments = new @Nullable Object[more.length + 1];
        arguments[0] = number;
        System.arraycopy(more, 0, arguments, 1, more.length);
        var form = key + "." + form(language, number);
        return get(language, has(language, form) ? form : key + ".other", arguments);
    }

    /** Whether there is a text of this key. */
    public boolean has(String key) {
        return has(UiLanguage.UZ, key);
    }

    /** All keys of one language, for checks. */
    public Set<String> keys(UiLanguage language) {
        return Set.copyOf(map(language).keySet());
    }

    private boolean has(UiLanguage language, String key) {
        return map(language == UiLanguage.UZ_CYRL ? UiLanguage.UZ : language).containsKey(key);
    }

    private String pattern(UiLanguage language, String key) {
        var own = map(language).get(key);
        if (own != null) {
            return own;
        }
        if (language == UiLanguage.UZ_CYRL) {
            return cyrillic.computeIfAbsent(key, k -> writer.write(pattern(UiLanguage.UZ, k)));
        }
        throw new IllegalArgumentException("No text " + key + " in " + language.code());
    }

    private Map<String, String> map(UiLanguage language) {
        var map = texts.get(language);
        return map == null ? Map.of() : map;
    }

    private static String form(UiLanguage language, long number) {
        long n = Math.abs(number);
        if (language != UiLanguage.RU) {
            return language == UiLanguage.EN && n == 1 ? "one" : "other";
        }
        if (n % 10 == 1 && n % 100 != 11) {
            return "one";
        }
        return n % 10 >= 2 && n % 10 <= 4 && (n % 100 < 12 || n % 100 > 14) ? "few" : "many";
    }

    private static String fill(String pattern, @Nullable Object[] arguments) {
        if (arguments.length == 0 || pattern.indexOf('{') < 0) {
            return pattern;
        }
        var out = new StringBuilder(pattern.length() + 32);
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            int number = c == '{' && i + 2 < pattern.length() && pattern.charAt(i + 2) == '}'
                    ? pattern.charAt(i + 1) - '0'
                    : -1;
            if (number >= 0 && number < arguments.length) {
                out.append(arguments[number]);
                i += 2;
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    private static Map<String, String> load(String code) {
        var all = new HashMap<String, String>();
        try {
            for (var file : new PathMatchingResourcePatternResolver()
                    .getResources("classpath*:messages/*_" + code + ".properties")) {
                all.putAll(read(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The texts in " + code + " cannot be read", e);
        }
        return Map.copyOf(all);
    }

    private static Map<String, String> read(Resource file) throws IOException {
        var properties = new Properties();
        try (Reader reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        var map = new HashMap<String, String>();
        properties.forEach((key, text) -> map.put((String) key, (String) text));
        return map;
    }
}
