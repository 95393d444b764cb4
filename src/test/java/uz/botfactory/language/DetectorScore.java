package uz.botfactory.language;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Prints how often the detector is right on the messages of bench/language, and how long it takes. */
final class DetectorScore {

    record Message(String text, String language, String script, String kind, boolean heldout) {

        static Message of(String line) {
            String[] columns = line.split("\t");
            return new Message(columns[0], columns[1], columns[2], columns[3], columns[4].equals("heldout"));
        }

        boolean isRight() {
            var detected = LanguageDetector.detect(text);
            return detected.language().code().equals(language) && detected.script().code().equals(script);
        }
    }

    /** With the argument "wrong", the misjudged messages of the open half are listed; those of the other stay unseen. */
    public static void main(String[] arguments) throws IOException {
        List<Message> messages = messages();
        print("all", messages, message -> "all messages");
        print("half", messages, message -> message.heldout() ? "held out" : "open");
        print("language and script", messages, message -> message.language() + " " + message.script());
        print("held out, language and script", messages.stream().filter(Message::heldout).toList(), message -> message.language() + " " + message.script());
        print("kind", messages, Message::kind);
        System.out.printf("%.1f µs a message%n", microseconds(messages));
        if (arguments.length > 0 && arguments[0].equals("wrong")) {
            messages.stream().filter(message -> !message.heldout() && !message.isRight()).forEach(DetectorScore::show);
        }
    }

    static List<Message> messages() throws IOException {
        var messages = new ArrayList<Message>();
        try (var files = Files.newDirectoryStream(Path.of("bench/language"), "messages-*.tsv")) {
            files.forEach(file -> messages.addAll(read(file)));
        }
        return messages;
    }

    private static List<Message> read(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.filter(line -> !line.startsWith("#")).map(Message::of).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void print(String what, List<Message> messages, Function<Message, String> group) {
        Map<String, int[]> counts = new TreeMap<>();
        for (Message message : messages) {
            int[] count = counts.computeIfAbsent(group.apply(message), key -> new int[2]);
            count[0]++;
            count[1] += message.isRight() ? 1 : 0;
        }
        System.out.println("-- " + what);
        counts.forEach((name, count) -> System.out.printf("%-16s %5d messages  %6.2f %% right%n", name, count[0], 100.0 * count[1] / count[0]));
    }

    private static double microseconds(List<Message> messages) {
        long checksum = 0;
        long start = 0;
        for (int round = 0; round < 30; round++) {
            start = round == 20 ? System.nanoTime() : start;
            for (Message message : messages) {
                checksum += LanguageDetector.detect(message.text()).language().ordinal();
            }
        }
        double micros = (System.nanoTime() - start) / 1e3 / 10 / messages.size();
        return checksum < 0 ? 0 : micros;
    }

    private static void show(Message message) {
        System.out.println(message.language() + " " + message.script() + " " + message.kind() + ": " + message.text() + " -> " + LanguageDetector.detect(message.text()));
    }
}
