package uz.botfactory.payments;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.springframework.context.ApplicationContext;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.world.Api;

/** Asserts that ledger, orders, attempts, coupons and plan time tell the same story. */
public final class Books {

    private Books() {}

    /** Does what follows the payments so far, which the product does every few seconds. */
    public static void followUp(ApplicationContext product) {
        product.getBean(FollowUps.class).run();
    }

    /** Of everybody. */
    public static void agree(ApplicationContext product) {
        assertThat(product.getBean(Agreement.class).disagreements(null)).isEmpty();
    }

    /** Of one account. */
    public static void agree(ApplicationContext product, String account) {
        assertThat(product.getBean(Agreement.class).disagreements(new AccountId(UUID.fromString(account))))
                .isEmpty();
    }

    /** Of everybody, asked through the API: also when the product is another process. */
    public static void agree(Api admin) {
        var answer = admin.get("/api/v1/admin/books");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().path("disagreements")).isEmpty();
    }
}
