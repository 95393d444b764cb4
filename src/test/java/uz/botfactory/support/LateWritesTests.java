package uz.botfactory.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import uz.botfactory.support.postgres.EmbeddedPostgres;

class LateWritesTests {

    @TempDir
    static Path data;

    private static EmbeddedPostgres postgres;
    private static JdbcTemplate template;
    private static JdbcClient jdbc;
    private static JdbcClient another;
    private static TransactionTemplate transaction;
    private static TransactionTemplate apart;

    private final LateWrites writes = new LateWrites();

    @BeforeAll
    static void startDatabase() {
        postgres = EmbeddedPostgres.start(data, TestDatabase.sharedCache());
        var source = new DriverManagerDataSource(postgres.url(), postgres.user(), postgres.password());
        template = new LateWrites.Template(source);
        jdbc = JdbcClient.create(template);
        another = JdbcClient.create(new DriverManagerDataSource(postgres.url(), postgres.user(), postgres.password()));
        transaction = new TransactionTemplate(new LateWrites.Transactions(source));
        apart = new TransactionTemplate(
                transaction.getTransactionManager(),
                new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_REQUIRES_NEW));
        jdbc.sql("create table line (n int primary key, word text)").update();
    }

    @AfterAll
    static void stopDatabase() {
        postgres.close();
    }

    @BeforeEach
    void empty() {
        another.sql("delete from line").update();
    }

    @Test
    void whatIsWrittenLateIsThereAfterTheCommitInItsOrder() {
        transaction.executeWithoutResult(status -> {
            write(1, "choy");
            writes.sql("update line set word = word || :more").param("more", "; non").update();
            write(2, null);
        });

        assertThat(lines(another)).containsExactly("1 choy; non", "2 null");
    }

    @Test
    void aTransactionSeesWhatItWroteLate() {
        transaction.executeWithoutResult(status -> {
            write(1, "choy");
            assertThat(lines(jdbc)).containsExactly("1 choy");
            write(2, "non");
            int many = template.execute((ConnectionCallback<Integer>) connection -> {
                try (var rows = connection.createStatement().executeQuery("select count(*) from line")) {
                    rows.next();
                    return rows.getInt(1);
                }
            });
            assertThat(many).isEqualTo(2);
            assertThat(lines(another)).isEmpty();
        });

        assertThat(lines(another)).containsExactly("1 choy", "2 non");
    }

    @Test
    void aWriteThatFailsWithTheCommitLeavesNothing() {
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    jdbc.sql("insert into line values (1, 'at once')").update();
                    write(2, "late");
                    write(1, "the same number");
                    write(3, "never");
                }))
                .isInstanceOf(DuplicateKeyException.class);

        assertThat(lines(another)).isEmpty();
        transaction.executeWithoutResult(status -> write(4, "the next one is not harmed"));
        assertThat(lines(another)).hasSize(1);
    }

    @Test
    void whatIsRolledBackIsNotWritten() {
        transaction.executeWithoutResult(status -> {
            write(1, "choy");
            status.setRollbackOnly();
        });
        transaction.executeWithoutResult(status -> write(2, "non"));

        assertThat(lines(another)).containsExactly("2 non");
    }

    @Test
    void aTransactionOfItsOwnInBetweenHasItsOwnWrites() {
        transaction.executeWithoutResult(status -> {
            write(1, "outer");
            apart.executeWithoutResult(inner -> write(2, "inner"));
            assertThat(lines(another)).containsExactly("2 inner");
            status.setRollbackOnly();
        });

        assertThat(lines(another)).containsExactly("2 inner");
    }

    @Test
    void withoutATransactionNothingCanBeWrittenLater() {
        assertThatThrownBy(() -> write(1, "choy")).isInstanceOf(IllegalTransactionStateException.class);
    }

    private void write(int number, String word) {
        writes.sql("insert into line values (:n, :word)").param("n", number).param("word", word).update();
    }

    private static List<String> lines(JdbcClient client) {
        return client.sql("select n || ' ' || coalesce(word, 'null') from line order by n").query(String.class).list();
    }
}
