package uz.botfactory.plans;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.support.Problem;
import uz.botfactory.support.Secrets;

/** One free trial for each Telegram bot, whoever brings it; also after an account was deleted. */
@Component
public class TrialBots {

    private record Trial(UUID account, Instant endsAt) {}

    private final Plans plans;
    private final Secrets secrets;
    private final JdbcClient jdbc;
    private final Clock clock;

    TrialBots(Plans plans, Secrets secrets, JdbcClient jdbc, Clock clock) {
        this.plans = plans;
        this.secrets = secrets;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * To be called in the transaction that connects the bot. Throws when the account is in its trial and the bot had
     * its own with another account, which is over; while that one runs, the bot may move.
     *
     * @param bot its id at Telegram
     */
    @Transactional
    public void admit(AccountId account, String bot) {
        var plan = plans.of(account);
        if (plan.status() != PlanStatus.TRIAL || plan.endsAt() == null) {
            return;
        }
        var print = secrets.hmac("trial-bot", bot.getBytes(StandardCharsets.UTF_8));
        note(account, print, plan.endsAt());
        var first = first(print);
        if (!first.account().equals(account.value()) && !clock.instant().isBefore(first.endsAt())) {
            throw Problem.of(402, "trial_used", "plans.problem.trialBot").at("token");
        }
    }

    private void note(AccountId account, byte[] print, Instant endsAt) {
        jdbc.sql("""
                        insert into trial_bot (bot, account_id, given_at, ends_at) values (:bot, :account, :now, :ends)
                        on conflict do nothing
                        """)
                .param("bot", print)
                .param("account", account.value())
                .param("now", Timestamp.from(clock.instant()))
                .param("ends", Timestamp.from(endsAt))
                .update();
    }

    private Trial first(byte[] print) {
        return jdbc.sql("select account_id, ends_at from trial_bot where bot = :bot")
                .param("bot", print)
                .query((row, n) -> new Trial(
                        row.getObject("account_id", UUID.class),
                        row.getTimestamp("ends_at").toInstant()))
                .single();
    }
}
