package uz.botfactory.conversations;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.PreparedStatementSetter;

/** Rows as one array per column, for statements that read them with unnest: any number of rows in one round trip. */
final class Columns<T> implements PreparedStatementSetter {

    private final List<T> rows;
    private final List<String> types = new ArrayList<>();
    private final List<Function<T, @Nullable Object>> values = new ArrayList<>();

    Columns(List<T> rows) {
        this.rows = rows;
    }

    Columns<T> uuid(Function<T, @Nullable Object> value) {
        return column("uuid", value);
    }

    Columns<T> text(Function<T, @Nullable Object> value) {
        return column("text", value);
    }

    Columns<T> time(Function<T, @Nullable Object> value) {
        return column("timestamptz", value);
    }

    Columns<T> number(Function<T, @Nullable Object> value) {
        return column("int8", value);
    }

    Columns<T> bool(Function<T, @Nullable Object> value) {
        return column("bool", value);
    }

    private Columns<T> column(String type, Function<T, @Nullable Object> value) {
        types.add(type);
        values.add(value);
        return this;
    }

    @Override
    public void setValues(PreparedStatement statement) throws SQLException {
        for (int i = 0; i < types.size(); i++) {
            statement.setArray(i + 1, statement.getConnection().createArrayOf(types.get(i), array(values.get(i))));
        }
    }

    private @Nullable Object[] array(Function<T, @Nullable Object> value) {
        var array = new @Nullable Object[rows.size()];
        for (int i = 0; i < array.length; i++) {
            var each = value.apply(rows.get(i));
            array[i] = each == null ? null : each.toString();
        }
        return array;
    }
}
