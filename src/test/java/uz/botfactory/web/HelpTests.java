package uz.botfactory.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import uz.botfactory.ProductTest;
import uz.botfactory.admin.HelpRequests;
import uz.botfactory.world.Cast;
import uz.botfactory.world.Visitor;

/** What somebody asks on the help page reaches the platform's staff, and nobody else. */
@ProductTest
class HelpTests {

    @LocalServerPort
    int port;

    @Autowired
    HelpRequests requests;

    private Visitor visitor;

    @BeforeEach
    void open() {
        visitor = new Visitor(port);
    }

    @Test
    void aQuestionReachesTheStaffWhoSettlesIt() {
        var question = "Botim nega javob bermayapti? " + System.nanoTime();
        var sent = visitor.submit(
                visitor.open("/uz/help"), "/help#write", Map.of("name", "Dilnoza", "contact", "+998901112233", "text", question));
        assertThat(sent.status()).isEqualTo(302);
        assertThat(visitor.open("/uz/help").html().select("[role=status]").text()).contains("Xabaringiz yetib keldi");

        var staff = new Visitor(port);
        staff.submit(staff.open("/uz/login"), "/login", Map.of("login", "boss", "password", "Correct-horse-42"));
        assertThat(staff.open("/uz/admin").html().text()).contains(question).contains("Dilnoza");

        var request = requests.newest(50).stream().filter(one -> one.text().equals(question)).findFirst().orElseThrow();
        long open = requests.open();
        staff.submit(staff.open("/uz/admin"), "/admin/help/" + request.id() + "/settle", Map.of());
        assertThat(requests.open()).isEqualTo(open - 1);
    }

    @Test
    void whatIsMissingIsSaidAtItsFieldAndWhatWasTypedStays() {
        var again = visitor.submit(visitor.open("/ru/help"), "/help#write", Map.of("name", "Сергей", "contact", "", "text", "Вопрос"));

        assertThat(again.status()).isEqualTo(422);
        assertThat(again.errorAt("contact")).contains("куда Вам ответить");
        assertThat(again.html().select("input[name=name]").attr("value")).isEqualTo("Сергей");
        assertThat(again.html().select("textarea[name=text]").text()).isEqualTo("Вопрос");
    }

    @Test
    void whoAsksForAPlanFindsTheSentenceWritten() {
        assertThat(visitor.open("/uz/help?plan=premium").html().select("textarea[name=text]").text()).contains("Premium");
        assertThat(visitor.open("/uz/help?plan=nonsense").html().select("textarea[name=text]").text()).isEmpty();
    }

    @Test
    void theBackOfficeIsNotThereForOthers() {
        var aziza = Cast.aziza(port);
        visitor.submit(visitor.open("/uz/login"), "/login", Map.of("login", aziza.email(), "password", Cast.PASSWORD));

        assertThat(visitor.open("/uz/admin").status()).isEqualTo(404);
        assertThat(visitor.open("/uz/admin/users").status()).isEqualTo(404);
    }
}
