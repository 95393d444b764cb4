package uz.botfactory.payments;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.accounts.AuditTrail;
import uz.botfactory.accounts.CurrentAccount;
import uz.botfactory.accounts.CurrentUser;
import uz.botfactory.support.Problem;
import uz.botfactory.support.SettingsStore;

/** Invoices for owners, and where staff say to which account they are paid. */
@RestController
@Tag(name = "orders")
class InvoiceController {

    private static final int LONGEST = 300;

    private final Invoices invoices;
    private final SettingsStore settings;
    private final AuditTrail audit;

    InvoiceController(Invoices invoices, SettingsStore settings, AuditTrail audit) {
        this.invoices = invoices;
        this.settings = settings;
        this.audit = audit;
    }

    @GetMapping({"/api/v1/orders/{id}/invoice.pdf", "/orders/{id}/invoice.pdf"})
    ResponseEntity<byte[]> show(@CurrentAccount AccountId account, @PathVariable String id) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename("invoice-" + id + ".pdf").build().toString())
                .body(invoices.pdf(account, id));
    }

    @GetMapping("/api/v1/admin/requisites")
    Requisites requisites() {
        return invoices.requisites();
    }

    @PutMapping("/api/v1/admin/requisites")
    Requisites change(@RequestBody Requisites wish, CurrentUser admin) {
        boolean tooLong = Stream.of(
                        wish.name(), wish.address(), wish.taxId(), wish.bank(), wish.bankCode(), wish.account(), wish.phone(), wish.director())
                .anyMatch(InvoiceController::tooLong);
        if (tooLong) {
            throw Problem.of(422, "requisites_too_long", "payments.problem.requisitesLong");
        }
        settings.put(Requisites.SETTING, wish);
        audit.record(admin.id(), null, "requisites.changed", "payments", Map.of());
        return invoices.requisites();
    }

    private static boolean tooLong(@Nullable String text) {
        return text != null && text.length() > LONGEST;
    }
}
