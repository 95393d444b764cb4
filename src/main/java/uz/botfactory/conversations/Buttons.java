package uz.botfactory.conversations;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How buttons are stored with their reply: a line per row, tabs between buttons, label and payload side by side. */
final class Buttons {

    private static final String BETWEEN_BUTTONS = "\t";
    private static final String BETWEEN_PARTS = "\u001F";

    private Buttons() {}

    static @Nullable String write(List<List<Button>> rows) {
        return rows.isEmpty() ? null : rows.stream().map(Buttons::line).collect(Collectors.joining("\n"));
    }

    static List<List<Button>> read(@Nullable String stored) {
        return stored == null ? List.of() : Arrays.stream(stored.split("\n")).map(Buttons::row).toList();
    }

    private static String line(List<Button> row) {
        return row.stream()
                .map(button -> plain(button.label()) + BETWEEN_PARTS + button.payload())
                .collect(Collectors.joining(BETWEEN_BUTTONS));
    }

    private static String plain(String label) {
        return label.replace('\n', ' ').replace('\t', ' ').replace("\u001F", " ");
    }

    private static List<Button> row(String line) {
        var row = new ArrayList<Button>();
        for (var each : line.split(BETWEEN_BUTTONS)) {
            var parts = each.split(BETWEEN_PARTS, 2);
            row.add(new Button(parts[0], parts[1]));
        }
        return row;
    }
}
