package uz.botfactory.channels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import uz.botfactory.accounts.AccountId;

/** One account's flood leaves room for the others. */
class SlotsTests {

    private final AccountId flood = new AccountId(UUID.randomUUID());
    private final AccountId choyxona = new AccountId(UUID.randomUUID());
    private final Slots slots = new Slots(100);

    @Test
    void anAccountMayUseWhatIsIdleButNotTheLastQuarter() {
        assertThat(takenBy(flood, 200)).isEqualTo(75);
        assertThat(takenBy(choyxona, 200)).isEqualTo(25);
        assertThat(slots.free()).isZero();
    }

    @Test
    void whatIsGivenBackCanBeTakenAgain() {
        takenBy(flood, 75);
        slots.giveBack(flood);
        assertThat(slots.take(flood)).isTrue();
        assertThat(slots.take(flood)).isFalse();
        assertThat(slots.take(choyxona)).isTrue();
    }

    private int takenBy(AccountId account, int wishes) {
        int taken = 0;
        for (int i = 0; i < wishes; i++) {
            taken += slots.take(account) ? 1 : 0;
        }
        return taken;
    }
}
