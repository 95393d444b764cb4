package uz.botfactory.language;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** The word lists that lie next to the module's classes under /language. */
final class Resource {

    private Resource() {}

    /** Hands over each line that is neither empty nor a comment. */
    static void lines(String name, Consumer<String> each) {
        var stream = Resource.class.getResourceAsStream("/language/" + name);
        if (stream == null) {
            throw new IllegalStateException("The word list /language/" + name + " is missing from the build");
        }
        try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (!line.isBlank() && line.charAt(0) != '#') {
                    each.accept(line.strip());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The word list /language/" + name + " could not be read", e);
        }
    }
}
