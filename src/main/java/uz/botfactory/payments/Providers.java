package uz.botfactory.payments;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import uz.botfactory.plans.Money;
import uz.botfactory.plans.Plan;
import uz.botfactory.support.Problem;

/** The ways to pay that are there. */
@Component
class Providers {

    private static final List<String> SHOWN =
            List.of("payme", "click", "uzum", "uzum-checkout", "stripe", "payoneer", "manual");

    /** Asked late and once: those who collect money need the till, and the till needs this. */
    private final Supplier<List<PaymentProvider>> all;

    Providers(ObjectProvider<PaymentProvider> all) {
        this.all = SingletonSupplier.of(() -> all.stream()
                .sorted(Comparator.comparing(one -> SHOWN.indexOf(one.code())))
                .toList());
    }

    List<PaymentProvider> all() {
        return all.get();
    }

    Optional<PaymentProvider> find(String code) {
        return all().stream().filter(one -> one.code().equals(code)).findFirst();
    }

    PaymentProvider get(String code) {
        return find(code).orElseThrow(() -> new IllegalStateException("No way to pay named " + code));
    }

    /** Those through which this can be paid now. */
    List<PaymentProvider> offered(Plan plan, Money amount) {
        return all().stream().filter(one -> offers(one, plan, amount)).toList();
    }

    static boolean offers(PaymentProvider provider, Plan plan, Money amount) {
        return provider.configured()
                && provider.obstacle(plan).isEmpty()
                && provider.currencies().contains(amount.currency())
                && (amount.isZero() || amount.minor() >= provider.least(amount.currency()).minor());
    }

    /** The one somebody chose, when it is on offer. */
    PaymentProvider chosen(String code, Plan plan) {
        return find(code)
                .filter(PaymentProvider::configured)
                .filter(one -> one.obstacle(plan).isEmpty())
                .orElseThrow(Providers::notOffered);
    }

    static Problem notOffered() {
        return Problem.of(422, "provider_not_offered", "payments.problem.provider").at("provider");
    }
}
