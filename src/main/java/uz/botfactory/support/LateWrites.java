package uz.botfactory.support;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.SqlTypeValue;
import org.springframework.jdbc.core.StatementCreatorUtils;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterUtils;
import org.springframework.jdbc.core.namedparam.ParsedSql;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Writes whose answer nobody waits for. They reach the database in their order and in one journey, together with the
 * transaction's commit, or before the next thing that the transaction asks: it always sees what it wrote. What is wrong with
 * one of them is thrown there, and the transaction is rolled back like after any other failure.
 *
 * <p>Worth it where somebody waits and many tables are written: a journey costs as much as a small write itself.
 */
@Component
public class LateWrites {

    private static final String COMMIT = "commit";

    /** The statements are constants of the code and travel in few combinations, so these stay small. */
    private static final Map<String, Parsed> STATEMENTS = new ConcurrentHashMap<>();

    private static final Map<List<String>, String> JOURNEYS = new ConcurrentHashMap<>();
    private static final int LONGEST_KNOWN = 12;

    /** Begins a write with named parameters, as JdbcClient does. Needs a transaction; the text must be a constant of the code. */
    public Write sql(String sql) {
        return new Write(sql);
    }

    /** One write in the making. */
    public static final class Write {

        private final String sql;
        private final MapSqlParameterSource parameters = new MapSqlParameterSource();

        private Write(String sql) {
            this.sql = sql;
        }

        public Write param(String name, @Nullable Object value) {
            parameters.addValue(name, value);
            return this;
        }

        /** @param type of {@link java.sql.Types}, for what may be null */
        public Write param(String name, @Nullable Object value, int type) {
            parameters.addValue(name, value, type);
            return this;
        }

        public Write params(Map<String, ?> values) {
            parameters.addValues(values);
            return this;
        }

        /** Written at the latest when the transaction commits. */
        public void update() {
            var statement = STATEMENTS.computeIfAbsent(sql, Parsed::of);
            Queue.ofTransaction().add(statement.positional(), NamedParameterUtils.buildValueArray(statement.named(), parameters, null));
        }
    }

    /** A statement as it was written and as the driver takes it. */
    private record Parsed(ParsedSql named, String positional) {

        static Parsed of(String sql) {
            var parsed = NamedParameterUtils.parseSqlStatement(sql);
            return new Parsed(parsed, NamedParameterUtils.substituteNamedParameters(parsed, null));
        }
    }

    /** What a transaction still has to write. */
    private static final class Queue implements TransactionSynchronization {

        private final List<String> statements = new ArrayList<>();
        private final List<@Nullable Object> values = new ArrayList<>();

        static Queue ofTransaction() {
            if (!TransactionSynchronizationManager.isActualTransactionActive()) {
                throw new IllegalTransactionStateException("Only a transaction can write later");
            }
            var known = present();
            if (known != null) {
                return known;
            }
            var queue = new Queue();
            TransactionSynchronizationManager.registerSynchronization(queue);
            queue.resume();
            return queue;
        }

        static @Nullable Queue present() {
            return (Queue) TransactionSynchronizationManager.getResource(Queue.class);
        }

        void add(String statement, @Nullable Object[] more) {
            statements.add(statement);
            values.addAll(Arrays.asList(more));
        }

        /** @param last what goes with them; empty: nothing */
        void send(Connection connection, String last) throws SQLException {
            if (statements.isEmpty()) {
                return;
            }
            if (!last.isEmpty()) {
                statements.add(last);
            }
            var all = statements.size() > LONGEST_KNOWN ? joined(statements) : JOURNEYS.computeIfAbsent(List.copyOf(statements), Queue::joined);
            var given = values.toArray();
            statements.clear();
            values.clear();
            try (var statement = connection.prepareStatement(all)) {
                for (int i = 0; i < given.length; i++) {
                    set(statement, i + 1, given[i]);
                }
                statement.execute();
            }
        }

        private static String joined(List<String> statements) {
            return String.join(";\n", statements);
        }

        private static void set(PreparedStatement statement, int position, @Nullable Object value) throws SQLException {
            if (value instanceof SqlParameterValue typed) {
                StatementCreatorUtils.setParameterValue(statement, position, typed, typed.getValue());
            } else {
                StatementCreatorUtils.setParameterValue(statement, position, SqlTypeValue.TYPE_UNKNOWN, value);
            }
        }

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(Queue.class);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(Queue.class, this);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(Queue.class);
        }
    }

    private static void send(Connection connection, String last) throws SQLException {
        var queue = Queue.present();
        if (queue != null) {
            queue.send(connection, last);
        }
    }

    /** Asks nothing before what is waiting has been written. */
    static final class Template extends JdbcTemplate {

        Template(DataSource dataSource) {
            super(dataSource);
        }

        @Override
        protected void applyStatementSettings(Statement statement) throws SQLException {
            send(statement.getConnection(), "");
            super.applyStatementSettings(statement);
        }

        @Override
        public <T extends @Nullable Object> T execute(ConnectionCallback<T> action) {
            return super.execute((ConnectionCallback<T>) connection -> {
                send(connection, "");
                return action.doInConnection(connection);
            });
        }
    }

    /**
     * Sends what is waiting together with the commit. The driver sees that the transaction is over then, so the commit of its
     * own that follows costs nothing.
     */
    static final class Transactions extends JdbcTransactionManager {

        Transactions(DataSource dataSource) {
            super(dataSource);
        }

        @Override
        protected void doCommit(DefaultTransactionStatus status) {
            var holder = (ConnectionHolder) TransactionSynchronizationManager.getResource(obtainDataSource());
            try {
                send(holder.getConnection(), COMMIT);
            } catch (SQLException e) {
                throw translateException("Commit with writes", e);
            }
            super.doCommit(status);
        }
    }
}
