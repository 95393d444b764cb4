package uz.botfactory.payments.payme;

import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import uz.botfactory.payments.Order;
import uz.botfactory.payments.wire.FiscalLine;
import uz.botfactory.plans.Plan;

/** The codes that Payme needs for fiscal receipts, when they are switched on. */
@Component
class PaymeFiscal {

    private final PaymeSettings settings;
    private final FiscalLine line;

    PaymeFiscal(PaymeSettings settings, FiscalLine line) {
        this.settings = settings;
        this.line = line;
    }

    boolean lacksCodes(Plan plan) {
        return settings.fiscal() && plan.fiscal() == null;
    }

    boolean lacksCodes(Order order) {
        return settings.fiscal() && line.codes(order).isEmpty();
    }

    /** Empty while receipts are not fiscalised. */
    Optional<Map<String, Object>> detail(Order order) {
        return settings.fiscal()
                ? line.codes(order).map(codes -> PaymeDetail.of(order, codes, line.title(order)))
                : Optional.empty();
    }
}
