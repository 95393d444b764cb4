package uz.botfactory.payments;

import io.swagger.v3.oas.annotations.tags.Tag;
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
import uz.botfactory.accounts.CurrentAccount;
import uz.botfactory.accounts.CurrentUser;

/** Invoices for owners, and where staff say to which account they are paid. */
@RestController
@Tag(name = "orders")
class InvoiceController {

    private final Invoices invoices;

    InvoiceController(Invoices invoices) {
        this.invoices = invoices;
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
        return invoices.change(wish, admin.id());
    }
}
