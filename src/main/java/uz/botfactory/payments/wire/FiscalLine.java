package uz.botfactory.payments.wire;

import java.util.Optional;
import org.springframework.stereotype.Component;
import uz.botfactory.payments.Order;
import uz.botfactory.plans.Fiscal;
import uz.botfactory.plans.Plan;
import uz.botfactory.plans.Plans;
import uz.botfactory.support.Texts;
import uz.botfactory.support.UiLanguage;

/** What tax receipts say about an order. */
@Component
public class FiscalLine {

    private final Plans plans;
    private final Texts texts;

    protected FiscalLine(Plans plans, Texts texts) {
        this.plans = plans;
        this.texts = texts;
    }

    /** The codes of the plan; an order from before it got them is printed with those it has now. */
    public Optional<Fiscal> codes(Order order) {
        var then = order.plan().fiscal();
        return then != null ? Optional.of(then) : plans.plan(order.plan().code()).map(Plan::fiscal);
    }

    /** What was sold, in Uzbek, its unit last. */
    public String title(Order order) {
        return texts.get(
                UiLanguage.UZ,
                "payments.fiscal.line",
                order.plan().name(UiLanguage.UZ),
                order.period().length().toDays());
    }
}
