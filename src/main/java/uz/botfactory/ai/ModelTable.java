package uz.botfactory.ai;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import uz.botfactory.ai.wire.Model;

/** The models as they stand in the database. */
final class ModelTable {

    private final JdbcClient jdbc;

    ModelTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All of them, the better ones of a class first. */
    List<Model> all() {
        var prices = prices();
        return jdbc.sql("select * from ai_model order by provider, kind, rank")
                .query((row, number) -> model(row, prices))
                .list();
    }

    private Map<String, List<Model.Price>> prices() {
        var prices = new HashMap<String, List<Model.Price>>();
        jdbc.sql("select * from ai_price order by from_day desc").query(row -> {
            prices.computeIfAbsent(row.getString("provider") + "/" + row.getString("name"), name -> new ArrayList<>())
                    .add(new Model.Price(
                            row.getObject("from_day", LocalDate.class), row.getLong("input"), row.getLong("output")));
        });
        return prices;
    }

    private static Model model(ResultSet row, Map<String, List<Model.Price>> prices) throws SQLException {
        var provider = row.getString("provider");
        var name = row.getString("name");
        return new Model(
                provider,
                name,
                Model.Kind.valueOf(row.getString("kind")),
                first(row.getArray("thinking_levels")),
                row.getInt("thinking_tokens"),
                row.getString("max_tokens_name"),
                row.getInt("dimensions"),
                row.getInt("batch"),
                row.getObject("ends_on", LocalDate.class),
                List.copyOf(prices.getOrDefault(provider + "/" + name, List.of())));
    }

    private static @Nullable String first(Array levels) throws SQLException {
        var all = (String[]) levels.getArray();
        return all.length == 0 ? null : all[0];
    }
}
