package uz.botfactory.ai;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import uz.botfactory.ProductTest;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.ai.wire.Model;
import uz.botfactory.ai.wire.Tokens;
import uz.botfactory.support.Ids;
import uz.botfactory.support.SettingsStore;

@ProductTest
class LedgerTests {

    private final AccountId teahouse = new AccountId(Ids.next());
    private final AccountId bakery = new AccountId(Ids.next());

    @Autowired
    private Ledger ledger;

    @Autowired
    private Ceiling ceiling;

    @Autowired
    private SettingsStore settings;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Catalogue catalogue;

    @Autowired
    private Routes routes;

    @Autowired
    private Clock clock;

    @AfterEach
    void resetPolicy() {
        settings.put(AiPolicy.SETTING, AiPolicy.SHIPPED);
    }

    @Test
    void nothingIsLostWhenManyWriteAtOnce() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 1_000; i++) {
                threads.submit(() -> spend(teahouse, 10, false));
                if (i % 100 == 0) {
                    threads.submit(ledger::write);
                }
            }
        }
        ledger.write();
        assertThat(ledger.spentOnPlatformKey(teahouse, Day.of(clock))).isEqualTo(10_000);
        assertThat(rows(teahouse)).isEqualTo(1);
    }

    @Test
    void theOwnersOwnMoneyAndTheNeighboursAreCountedApart() {
        spend(teahouse, 10, false);
        spend(teahouse, 500, true);
        spend(bakery, 70, false);
        ledger.write();
        assertThat(ledger.spentOnPlatformKey(teahouse, Day.of(clock))).isEqualTo(10);
    }

    @Test
    void anAccountThatLeftIsForgotten() {
        spend(teahouse, 10, false);
        ledger.write();
        spend(teahouse, 10, false);
        ledger.forget(teahouse);
        ledger.write();
        assertThat(rows(teahouse)).isZero();
    }

    @Test
    void theCeilingTakesTheStrongModelThenAllModels() {
        settings.put(AiPolicy.SETTING, new AiPolicy(true, null, 1));
        assertThat(ceiling.roomFor(teahouse)).isEqualTo(Ceiling.Room.ANY_MODEL);
        ceiling.spent(teahouse, 1_000_000);
        assertThat(ceiling.roomFor(teahouse)).isEqualTo(Ceiling.Room.FAST_MODEL);
        ceiling.spent(teahouse, 500_000);
        assertThat(ceiling.roomFor(teahouse)).isEqualTo(Ceiling.Room.NO_MODEL);
        assertThat(ceiling.roomFor(bakery)).isEqualTo(Ceiling.Room.ANY_MODEL);
        assertThat(told(teahouse)).containsExactly(false, true);
    }

    @Test
    void whatOtherProcessesSpentCountsToo() {
        settings.put(AiPolicy.SETTING, new AiPolicy(true, null, 1));
        spend(teahouse, 2_000_000, false);
        ledger.write();
        assertThat(ceiling.roomFor(teahouse)).isEqualTo(Ceiling.Room.NO_MODEL);
    }

    @Test
    void theShippedModelsAllHaveAPriceAndAFallback() {
        for (var provider : routes.providers()) {
            for (var strong : new boolean[] {false, true}) {
                var choices = catalogue.choices(provider, strong);
                assertThat(choices).hasSizeGreaterThan(1).allMatch(model -> !model.prices().isEmpty());
                assertThat(choices.getFirst().kind()).isEqualTo(strong ? Model.Kind.STRONG : Model.Kind.FAST);
            }
        }
        assertThat(jdbc.sql("select name from ai_model except select name from ai_price")
                        .query(String.class)
                        .list())
                .isEmpty();
    }

    private void spend(AccountId account, long cost, boolean own) {
        var used = new Tokens();
        used.are(100, 20);
        ledger.add(account, "answer", "gemini", "gemini-3.5-flash-lite", own, used, cost);
    }

    private long rows(AccountId account) {
        return jdbc.sql("select count(*) from ai_usage where account_id = ?")
                .param(account.value())
                .query(Long.class)
                .single();
    }

    private List<Boolean> told(AccountId account) {
        return jdbc.sql("select models_off from ai_ceiling where account_id = ? order by models_off")
                .param(account.value())
                .query(Boolean.class)
                .list();
    }
}
