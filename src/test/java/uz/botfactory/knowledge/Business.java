package uz.botfactory.knowledge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A business of bench/search: its documents, what its customers ask, and what its documents don't answer. A question's
 * passage is known by a piece of its text, the asked fact by another (the same when there is no "=>").
 */
public record Business(String name, List<IndexedPassageDraft> passages, List<Question> questions, List<String> strangers) {

    public record IndexedPassageDraft(String document, String heading, String text) {}

    public record Question(String kind, String text, String passage, String fact) {}

    public static List<Business> in(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            var all = new ArrayList<Business>();
            for (Path file : files.filter(f -> f.toString().endsWith(".txt")).sorted().toList()) {
                all.add(read(file));
            }
            return all;
        }
    }

    private static Business read(Path file) throws IOException {
        var passages = new ArrayList<IndexedPassageDraft>();
        var questions = new ArrayList<Question>();
        var strangers = new ArrayList<String>();
        var blocks = new ArrayList<Block>();
        String document = "";
        String part = "";
        for (String line : Files.readAllLines(file)) {
            if (line.startsWith("@")) {
                cut(document, blocks, passages);
                part = line.split(" ")[0];
                document = part.equals("@document") ? line.substring(10) : document;
            } else if (part.equals("@document")) {
                block(line, blocks);
            } else if (part.equals("@questions") && !line.isBlank()) {
                questions.add(question(line));
            } else if (!line.isBlank()) {
                strangers.add(line.strip());
            }
        }
        return new Business(file.getFileName().toString().replace(".txt", ""), passages, questions, strangers);
    }

    private static void cut(String document, List<Block> blocks, List<IndexedPassageDraft> passages) {
        Passages.split(document, blocks)
                .forEach(draft -> passages.add(new IndexedPassageDraft(document, draft.heading(), draft.text())));
        blocks.clear();
    }

    private static void block(String line, List<Block> blocks) {
        if (line.startsWith("# ")) {
            blocks.add(Block.heading(1, line.substring(2)));
        } else if (line.startsWith("| ")) {
            blocks.add(Block.row(line.substring(2)));
        } else if (line.startsWith("? ")) {
            blocks.add(Block.paragraph(line.substring(2)));
        } else if (line.startsWith("  ")) {
            var question = blocks.removeLast();
            blocks.add(Block.questionAnswer(question.text(), line));
        } else if (!line.isBlank()) {
            blocks.add(Block.paragraph(line));
        }
    }

    private static Question question(String line) {
        String[] parts = line.split(" \\| ", 3);
        String[] facts = parts[2].split(" => ", 2);
        return new Question(parts[0].strip(), parts[1].strip(), facts[0].strip(), facts[facts.length - 1].strip());
    }
}
