package uz.botfactory.knowledge;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Cuts a document into passages: windows of neighbouring blocks below the same headings, each small enough to be shown
 * whole. Lines of a passage are its units (a row, an item, a sentence's paragraph); the index finds single units in them.
 */
final class Passages {

    static final int LONGEST = 1200;
    private static final int COMFORTABLE = 800;
    private static final String BETWEEN_HEADINGS = " › ";

    private final List<PassageDraft> done = new ArrayList<>();
    private final Deque<Heading> headings = new ArrayDeque<>();
    private final StringBuilder window = new StringBuilder();
    private final String name;
    private boolean bare;

    private record Heading(int level, String text) {}

    private Passages(String documentName) {
        this.name = withoutExtension(documentName);
    }

    static List<PassageDraft> split(String documentName, List<Block> blocks) {
        var passages = new Passages(documentName);
        blocks.forEach(passages::add);
        passages.keepBareHeading();
        passages.close();
        return passages.done;
    }

    private void add(Block block) {
        String text = tidy(block.text());
        if (text.isEmpty()) {
            return;
        }
        if (block.kind() == Block.Kind.HEADING) {
            enter(new Heading(Math.max(1, block.level()), text));
        } else {
            Pieces.of(text, COMFORTABLE).forEach(this::append);
        }
    }

    private void enter(Heading heading) {
        if (!headings.isEmpty() && headings.getLast().level() >= heading.level()) {
            keepBareHeading();
        }
        close();
        while (!headings.isEmpty() && headings.getLast().level() >= heading.level()) {
            headings.removeLast();
        }
        headings.addLast(heading);
        bare = true;
    }

    private void append(String piece) {
        if (!window.isEmpty() && window.length() + 1 + piece.length() > COMFORTABLE) {
            close();
        }
        if (!window.isEmpty()) {
            window.append('\n');
        }
        window.append(piece);
        bare = false;
    }

    private void close() {
        if (!window.isEmpty()) {
            done.add(new PassageDraft(path(), window.toString()));
            window.setLength(0);
        }
    }

    /** A heading with nothing below it is all its author had to say: it must be found too. */
    private void keepBareHeading() {
        if (bare) {
            done.add(new PassageDraft(path(), headings.getLast().text()));
            bare = false;
        }
    }

    private String path() {
        return headings.isEmpty()
                ? name
                : headings.stream().map(Heading::text).collect(Collectors.joining(BETWEEN_HEADINGS));
    }

    private static String withoutExtension(String documentName) {
        int dot = documentName.lastIndexOf('.');
        boolean extension = dot > 0 && documentName.length() - dot <= 6 && documentName.indexOf(' ', dot) < 0;
        return extension ? documentName.substring(0, dot) : documentName;
    }

    /** One blank between words, no blank lines; line ends inside a block stay, they part its units. */
    private static String tidy(String text) {
        return text.lines()
                .map(line -> line.replaceAll("[\\s\\u00A0]+", " ").strip())
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"));
    }
}
