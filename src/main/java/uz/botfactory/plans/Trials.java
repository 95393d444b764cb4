package uz.botfactory.plans;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import uz.botfactory.accounts.AccountDeleted;
import uz.botfactory.accounts.AccountRegistered;
import uz.botfactory.accounts.Accounts;
import uz.botfactory.support.Secrets;

/** Begins the trial in the registration's own transaction, once for each phone; also after an account was deleted. */
@Component
class Trials {

    private final Subscriptions subscriptions;
    private final Catalogue catalogue;
    private final Spent spent;
    private final Accounts accounts;
    private final Secrets secrets;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final Duration length;

    Trials(
            Subscriptions subscriptions,
            Catalogue catalogue,
            Spent spent,
            Accounts accounts,
            Secrets secrets,
            JdbcClient jdbc,
            Clock clock,
            @Value("${botfactory.trial-days:14}") int days) {
        this.subscriptions = subscriptions;
        this.catalogue = catalogue;
        this.spent = spent;
        this.accounts = accounts;
        this.secrets = secrets;
        this.jdbc = jdbc;
        this.clock = clock;
        this.length = Duration.ofDays(days);
    }

    @EventListener
    void on(AccountRegistered event) {
        var phone = accounts.person(event.user()).phone();
        subscriptions.begin(
                event.account(),
                catalogue.get(Plan.TRIAL),
                phone == null || isFirst(phone) ? length : Duration.ZERO,
                "registration");
    }

    @ApplicationModuleListener
    void on(AccountDeleted event) {
        subscriptions.retire(event.account());
        spent.purge(event.account());
        jdbc.sql("delete from plan_note where account_id = :account")
                .param("account", event.account().value())
                .update();
    }

    private boolean isFirst(String phone) {
        return jdbc.sql("insert into trial_given (phone, given_at) values (:phone, :now) on conflict do nothing")
                        .param("phone", secrets.hmac("trial", phone.getBytes(StandardCharsets.UTF_8)))
                        .param("now", Timestamp.from(clock.instant()))
                        .update()
                == 1;
    }
}
