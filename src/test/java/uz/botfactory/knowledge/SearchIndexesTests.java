package uz.botfactory.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import uz.botfactory.ProductTest;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.bots.BotId;
import uz.botfactory.support.Notices;

@ProductTest
class SearchIndexesTests {

    private final AccountId account = new AccountId(UUID.randomUUID());
    private final BotId bot = new BotId(UUID.randomUUID());

    @Autowired
    Notices notices;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JdbcTemplate template;

    @Test
    void aChangeDuringARenewalIsSeenByTheNextSearch(@TempDir Path folder) {
        var knowledge = new Knowing();
        var indexes = new SearchIndexes(knowledge, new SearchSettings(folder, Duration.ofMinutes(10)), notices);
        assertThat(passages(indexes)).isEqualTo(1);
        indexes.changed(new KnowledgeChanged(account, bot));

        knowledge.afterNextLook = () -> {
            knowledge.version = 2;
            indexes.changed(new KnowledgeChanged(account, bot));
        };
        passages(indexes);

        assertThat(passages(indexes)).isEqualTo(2);
        indexes.destroy();
    }

    private int passages(SearchIndexes indexes) {
        var index = indexes.acquire(account, bot);
        try {
            return index.passages();
        } finally {
            index.release();
        }
    }

    /** As many passages as the version says; something can happen just after somebody has looked at the version. */
    private final class Knowing extends PassageRows {

        private long version = 1;
        private Runnable afterNextLook = () -> {};

        Knowing() {
            super(jdbc, template, event -> {}, notices);
        }

        @Override
        long version(AccountId account, BotId bot) {
            long seen = version;
            var then = afterNextLook;
            afterNextLook = () -> {};
            then.run();
            return seen;
        }

        @Override
        public long read(AccountId account, BotId bot, Consumer<IndexedPassage> each) {
            long seen = version;
            for (int n = 0; n < seen; n++) {
                each.accept(new IndexedPassage(UUID.randomUUID(), UUID.randomUUID(), "Narxlar", "", "Osh " + n, null));
            }
            return seen;
        }
    }
}
