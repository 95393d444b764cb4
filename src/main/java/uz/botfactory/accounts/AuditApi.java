package uz.botfactory.accounts;

import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import uz.botfactory.support.Ids;

/** The audit trail, for staff. */
@RestController
@Tag(name = "admin")
class AuditApi {

    private static final UUID NEWEST = new UUID(-1, -1);

    record AuditList(List<AuditTrail.Entry> items, @Nullable String nextCursor) {}

    private final AuditTrail audit;

    AuditApi(AuditTrail audit) {
        this.audit = audit;
    }

    @GetMapping("/api/v1/admin/audit-log")
    AuditList list(
            @RequestParam(defaultValue = "") String action,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        int many = Math.clamp(limit, 1, 200);
        var entries = audit.page(action, cursor == null ? NEWEST : Ids.parse(cursor), many + 1);
        boolean more = entries.size() > many;
        var shown = more ? entries.subList(0, many) : entries;
        return new AuditList(shown, more ? shown.getLast().id() : null);
    }
}
