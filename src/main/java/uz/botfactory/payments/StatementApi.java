package uz.botfactory.payments;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.accounts.Accounts;
import uz.botfactory.accounts.CurrentAccount;
import uz.botfactory.accounts.UserId;
import uz.botfactory.support.Ids;

/** The statement of an account: for its owner, and for staff. */
@RestController
@Tag(name = "orders")
class StatementApi {

    record Page(List<Statement.Line> items) {}

    private final Statement statement;
    private final Accounts accounts;

    StatementApi(Statement statement, Accounts accounts) {
        this.statement = statement;
        this.accounts = accounts;
    }

    @GetMapping("/api/v1/statement")
    Page mine(@CurrentAccount AccountId account) {
        return new Page(statement.of(account));
    }

    @GetMapping("/api/v1/statement.csv")
    ResponseEntity<byte[]> file(@CurrentAccount AccountId account) {
        return StatementCsv.of(statement.of(account));
    }

    @GetMapping("/api/v1/admin/users/{id}/statement.csv")
    ResponseEntity<byte[]> fileOf(@PathVariable String id) {
        return StatementCsv.of(statement.of(accounts.accountOf(new UserId(Ids.parse(id)))));
    }
}
