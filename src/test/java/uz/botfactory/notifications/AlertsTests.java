package uz.botfactory.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import uz.botfactory.ProductTest;
import uz.botfactory.ai.CeilingReached;
import uz.botfactory.ai.ModelFailed;
import uz.botfactory.ai.ProviderFailed;
import uz.botfactory.bots.BotId;
import uz.botfactory.conversations.ConversationId;
import uz.botfactory.conversations.PersonWanted;
import uz.botfactory.support.Ids;
import uz.botfactory.world.Cast;

/** Announcements from below become notices to those who must act, and never a flood. */
@ProductTest
class AlertsTests {

    @LocalServerPort
    int port;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    private Owner aziza;
    private BotId bot;

    @BeforeEach
    void azizaHasABot() {
        aziza = new Owner(Cast.aziza(port), jdbc);
        bot = new BotId(UUID.fromString(aziza.cast().api().post("/api/v1/bots", Map.of("name", "Choyxona")).text("id")));
    }

    @Test
    void aCustomerWhoWantsAPersonIsToldOnceADay() {
        var conversation = new ConversationId(Ids.next());

        announce(new PersonWanted(aziza.account(), bot, conversation));
        announce(new PersonWanted(aziza.account(), bot, conversation));

        await().untilAsserted(() -> assertThat(aziza.told()).containsExactly("person-wanted"));
        settled(aziza.account());
        assertThat(aziza.post()).hasSize(1);
        assertThat(aziza.post().getFirst().text())
                .contains("«Choyxona»")
                .contains("/uz/bots/" + bot.value() + "/conversations/" + conversation.value());
    }

    @Test
    void aFloodOfCallsForAPersonIsNotPassedOn() {
        for (int i = 0; i < 20; i++) {
            announce(new PersonWanted(aziza.account(), bot, new ConversationId(Ids.next())));
        }
        settled(aziza.account());

        // Those that were looked at in the very same moment may slip through together.
        assertThat(aziza.told()).hasSizeBetween(12, 16);
    }

    @Test
    void anOwnersKeyThatFailsIsToldToTheOwner() {
        announce(new ProviderFailed("openai", aziza.account(), ModelFailed.Reason.NO_MONEY));

        await().untilAsserted(() -> assertThat(aziza.told()).containsExactly("key-failed"));
        assertThat(aziza.post().getFirst().text()).contains("OpenAI").contains("mablagʻ").contains("/uz/ai-key");
    }

    @Test
    void aPlatformKeyThatFailsIsToldToStaff() {
        var provider = "qwen" + Ids.next();

        announce(new ProviderFailed(provider, null, ModelFailed.Reason.WRONG_KEY));
        announce(new ProviderFailed(provider, null, ModelFailed.Reason.WRONG_KEY));

        await().untilAsserted(() -> assertThat(staffTold(provider)).isEqualTo(1));
        settled(provider);
        assertThat(staffTold(provider)).isEqualTo(1);
        assertThat(jdbc.sql("select text from mail_outbox where subject like :about")
                        .param("about", "%" + provider)
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .allSatisfy(text -> assertThat(text).contains("platforma xodimi sifatida").doesNotContain("botingiz"));
    }

    @Test
    void aProviderIsCalledAsEverybodyKnowsIt() {
        announce(new ProviderFailed("openai", aziza.account(), ModelFailed.Reason.WRONG_KEY));

        await().untilAsserted(() -> assertThat(aziza.post()).hasSize(1));
        assertThat(aziza.post().getFirst().text()).contains("OpenAI kalitingiz ishlamayapti");
    }

    @Test
    void aDayThatBecameExpensiveIsToldToOwnerAndStaff() {
        announce(new CeilingReached(aziza.account(), LocalDate.of(2026, 11, 21), false));
        announce(new CeilingReached(aziza.account(), LocalDate.of(2026, 11, 21), true));

        await().untilAsserted(() -> assertThat(aziza.told()).containsExactlyInAnyOrder("ceiling-fast", "ceiling-off"));
        await().untilAsserted(() -> assertThat(staffTold(aziza.account().toString())).isEqualTo(1));
        assertThat(aziza.post().getFirst().text()).contains("21.11.2026");
    }

    @Test
    void whatADeletedBusinessWasToldIsForgotten() {
        announce(new ProviderFailed("openai", aziza.account(), ModelFailed.Reason.NO_MONEY));
        await().untilAsserted(() -> assertThat(aziza.told()).isNotEmpty());

        aziza.cast().api().call("DELETE", "/api/v1/me", Map.of("password", Cast.PASSWORD), Map.of());

        await().untilAsserted(() -> assertThat(aziza.told()).isEmpty());
    }

    private void announce(Object event) {
        transaction.executeWithoutResult(status -> events.publishEvent(event));
    }

    /** Nothing about this is left to be done; other tests announce things too. */
    private void settled(Object about) {
        await().untilAsserted(() -> assertThat(jdbc.sql(
                                "select count(*) from event_publication where listener_id like '%Alerts%' and serialized_event like :about")
                        .param("about", "%" + about + "%")
                        .query(Long.class)
                        .single())
                .isZero());
    }

    private long staffTold(String about) {
        return jdbc.sql("select count(distinct occasion) from notice where kind like 'staff-%' and occasion like :about")
                .param("about", "%" + about + "%")
                .query(Long.class)
                .single();
    }
}
