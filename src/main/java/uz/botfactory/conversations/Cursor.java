package uz.botfactory.conversations;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import uz.botfactory.conversations.pages.Row;
import uz.botfactory.support.Problem;

/** Where a list of conversations goes on. */
record Cursor(Instant at, UUID id) {

    static @Nullable Cursor read(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            var parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(" ");
            return new Cursor(Instant.parse(parts[0]), UUID.fromString(parts[1]));
        } catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException e) {
            throw Problem.of(400, "invalid_cursor", "conversations.problem.cursor").at("cursor");
        }
    }

    /** Null when these rows are all there is: one more was asked for than is shown. */
    static @Nullable String after(java.util.List<Row> rows, int shown) {
        return rows.size() <= shown ? null : of(rows.get(shown - 1)).toString();
    }

    private static Cursor of(Row row) {
        return new Cursor(row.lastAt(), UUID.fromString(row.id()));
    }

    @Override
    public String toString() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((at + " " + id).getBytes(StandardCharsets.UTF_8));
    }
}
