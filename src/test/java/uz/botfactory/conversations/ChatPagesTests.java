package uz.botfactory.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import uz.botfactory.ProductTest;
import uz.botfactory.world.Cast;
import uz.botfactory.world.Visitor;

/** The test chat and the conversations as an owner without JavaScript sees them. */
@ProductTest
class ChatPagesTests {

    @Autowired
    Choyxona choyxona;

    @LocalServerPort
    int port;

    Choyxona.House house;
    Visitor aziza;

    @BeforeEach
    void azizaIsSignedIn() {
        house = choyxona.open(port, "business");
        house.modelSays("Palov 35 000 soʻm turadi.");
        aziza = new Visitor(port);
        aziza.submit(aziza.open("/uz/login"), "/login", Map.of("login", house.owner().email(), "password", Cast.PASSWORD));
    }

    @Test
    void theOwnerAsksAndSeesWhereTheAnswerComesFrom() {
        var chat = aziza.open("/uz" + path("/chat"));
        assertThat(chat.status()).isEqualTo(200);
        assertThat(chat.html().text()).contains("Aziza choyxonasi");

        aziza.submit(chat, "/chat", Map.of("text", "Palov qancha turadi?"));
        var after = aziza.open("/uz" + path("/chat"));

        assertThat(after.html().select(".bubble-mine").text()).contains("Palov qancha turadi?");
        assertThat(after.html().select(".bubble").text()).contains("Palov 35 000 soʻm turadi.");
        assertThat(after.html().select("details").text()).contains("Narxlar.txt").contains("test-model").contains("100 + 20");
        assertThat(after.html().select("h1")).hasSize(1);
    }

    @Test
    void inRussianTheDisclosureIsRussian() {
        aziza.submit(aziza.open("/ru" + path("/chat")), "/chat", Map.of("text", "Palov qancha turadi?"));

        assertThat(aziza.open("/ru" + path("/chat")).html().select("summary").text()).contains("фрагментов: ").containsPattern("\\d с");
    }

    @Test
    void anEmptyMessageIsToldAtTheField() {
        var chat = aziza.open("/uz" + path("/chat"));

        assertThat(aziza.submit(chat, "/chat", Map.of("text", " ")).errorAt("text")).isEqualTo("Xabar matnini yozing.");
    }

    @Test
    void startingOverBeginsAnotherConversation() {
        aziza.submit(aziza.open("/uz" + path("/chat")), "/chat", Map.of("text", "Palov qancha turadi?"));
        var fresh = aziza.open("/uz" + path("/chat?fresh=true"));
        assertThat(fresh.html().select(".bubble-mine")).isEmpty();

        aziza.submit(fresh, "/chat", Map.of("text", "Somsa qancha turadi?"));

        assertThat(aziza.open("/uz" + path("/chat")).html().select(".bubble-mine").eachText()).containsExactly("Somsa qancha turadi?");
    }

    @Test
    void thumbsInTheTestChatAreKept() {
        aziza.submit(aziza.open("/uz" + path("/chat")), "/chat", Map.of("text", "Palov qancha turadi?"));
        var payload = aziza.open("/uz" + path("/chat")).html().select("button[name=payload]").last();

        assertThat(payload).isNotNull();
        var form = aziza.open("/uz" + path("/chat"));
        aziza.submit(form, "/chat", Map.of("payload", payload.attr("value")));

        assertThat(choyxona.jdbc.sql("select rating from message where account_id = :a and side = 'BOT'")
                        .param("a", house.account().value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(-1);
    }

    @Test
    void conversationsShowTheStoryOfEveryMessage() {
        assertThat(aziza.open("/uz" + path("/conversations")).html().text()).contains("Hozircha suhbat yoʻq");
        var olim = house.guest("Olim");
        var conversation = olim.writes("Palov qancha turadi?");
        olim.gets(conversation);
        choyxona.bots.stop(house.account(), house.bot());
        olim.writes("Somsa-chi?");
        olim.hears(conversation);

        for (var language : new String[] {"uz", "ru", "en", "uz-cyrl"}) {
            var list = aziza.open("/" + language + path("/conversations"));
            assertThat(list.html().select("a[href$=" + conversation + "]").text()).contains("Olim");
            var page = aziza.open("/" + language + path("/conversations/" + conversation));
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.html().text()).contains("Palov 35 000 soʻm turadi.").doesNotContain("conversations.");
        }
        assertThat(aziza.open("/uz" + path("/conversations/" + conversation)).html().text())
                .contains("Bot toʻxtatilgan edi")
                .contains("Mijozga yetkazilgan");
        assertThat(aziza.open("/uz" + path("/conversations?q=somsa")).html().text()).contains("Olim");
        assertThat(aziza.open("/uz" + path("/conversations?q=bunday+soz+yoq")).html().text()).contains("Hech narsa topilmadi");
    }

    @Test
    void chingizFindsNoSuchPages() {
        var conversation = house.guest("Olim").writes("Palov qancha turadi?");
        var chingiz = new Visitor(port);
        chingiz.register("Chingiz Begona");

        assertThat(chingiz.open("/uz" + path("/chat")).status()).isEqualTo(404);
        assertThat(chingiz.open("/uz" + path("/conversations")).status()).isEqualTo(404);
        assertThat(chingiz.open("/uz" + path("/conversations/" + conversation)).status()).isEqualTo(404);
    }

    private String path(String section) {
        return "/bots/" + house.bot() + section;
    }
}
