package uz.botfactory.accounts;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;

/**
 * Rows of a table as a part of the download of one's own data. Columns keep the names that the query gives them; empty
 * ones are left out.
 */
public final class OwnTable implements OwnData {

    private static final int AT_A_TIME = 500;

    private final String name;
    private final String query;
    private final JdbcTemplate jdbc;

    /** @param query what to read; its one parameter is the account's id */
    public OwnTable(String name, DataSource database, String query) {
        this.name = name;
        this.query = query;
        this.jdbc = new JdbcTemplate(database);
        jdbc.setFetchSize(AT_A_TIME);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void each(AccountId account, Consumer<Map<String, Object>> one) {
        RowCallbackHandler each = row -> one.accept(read(row));
        jdbc.query(query, each, account.value());
    }

    private static Map<String, Object> read(ResultSet row) throws SQLException {
        var values = new LinkedHashMap<String, Object>();
        var columns = row.getMetaData();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            var value = plain(row.getObject(i));
            if (value != null) {
                values.put(columns.getColumnLabel(i), value);
            }
        }
        return values;
    }

    private static @Nullable Object plain(@Nullable Object value) throws SQLException {
        return switch (value) {
            case null -> null;
            case Timestamp time -> time.toInstant().toString();
            case Array array -> Arrays.asList((Object[]) array.getArray());
            case Number number -> number;
            case Boolean truth -> truth;
            case UUID id -> id.toString();
            default -> value.toString();
        };
    }
}
