package uz.botfactory.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import uz.botfactory.knowledge.Unreadable.Why;

/** What an extractor found so far, cleaned, and the limits it may not pass. Not thread-safe. */
public final class Reading {

    private static final int LONGEST_HEADING = 300;

    private final List<Block> blocks = new ArrayList<>();
    private final ReadingLimits limits;
    private final Progress progress;
    private final long deadline;
    private long characters;
    private long expanded;
    private int percent = -1;

    /** Hears how far the reading is. */
    @FunctionalInterface
    public interface Progress {
        void percent(int percent);
    }

    public Reading(ReadingLimits limits, Progress progress) {
        this.limits = limits;
        this.progress = progress;
        this.deadline = System.nanoTime() + limits.time().toNanos();
    }

    /** A heading; level 1 is the title. A very long one is no heading and becomes a paragraph. */
    public void heading(int level, String text) throws Unreadable {
        String clean = oneLine(text);
        add(clean.length() > LONGEST_HEADING ? Block.paragraph(clean) : Block.heading(Math.clamp(level, 1, 9), clean));
    }

    /** Running text; its line ends stay. */
    public void paragraph(String text) throws Unreadable {
        add(Block.paragraph(Clean.text(text)));
    }

    /** One point of a list. */
    public void item(String text) throws Unreadable {
        add(Block.item(Clean.text(text)));
    }

    /** A question with its answer. */
    public void questionAnswer(String question, String answer) throws Unreadable {
        String clean = Clean.text(answer);
        if (clean.isBlank()) {
            paragraph(question);
        } else {
            add(Block.questionAnswer(oneLine(question), clean));
        }
    }

    /** One row of a table, each cell with its column's name where it has one. */
    public void row(List<String> columns, List<String> cells) throws Unreadable {
        add(Block.row(Clean.text(Rows.written(columns, cells))));
    }

    /** Counts bytes that came out of a packed file and stops a bomb. */
    public void expanded(long bytes) throws Unreadable {
        expanded += bytes;
        if (expanded > limits.expandedBytes()) {
            throw new Unreadable(Why.TOO_LARGE_INSIDE);
        }
        onTime();
    }

    /** How many bytes may still come out of a packed file. */
    public long room() {
        return Math.max(0, limits.expandedBytes() - expanded);
    }

    /** Stops a reading that takes too long; call it in every loop over something the file decides. */
    public void onTime() throws Unreadable {
        if (System.nanoTime() - deadline > 0 || Thread.currentThread().isInterrupted()) {
            throw new Unreadable(Why.TOO_SLOW);
        }
    }

    /** Says how far the reading is. */
    public void progress(long done, long of) throws Unreadable {
        onTime();
        int now = of <= 0 ? 0 : (int) Math.clamp(done * 100 / of, 0, 100);
        if (now != percent) {
            percent = now;
            progress.percent(now);
        }
    }

    /** How many characters were found. */
    public long characters() {
        return characters;
    }

    List<Block> blocks() {
        return blocks;
    }

    private static String oneLine(String text) {
        return Clean.text(text).lines().map(String::strip).collect(Collectors.joining(" "));
    }

    private void add(Block block) throws Unreadable {
        if (block.text().isBlank()) {
            return;
        }
        onTime();
        characters += block.text().length();
        if (characters > limits.characters() || blocks.size() >= limits.blocks()) {
            throw new Unreadable(Why.TEXT_LIMIT);
        }
        blocks.add(block);
    }
}
