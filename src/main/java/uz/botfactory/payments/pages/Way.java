package uz.botfactory.payments.pages;

/**
 * A way to pay that can be chosen.
 *
 * @param code of the payment company; "request" asks staff for the plan
 * @param renews whether the company can collect again by itself
 */
public record Way(String code, boolean renews) {

    public static final String REQUEST = "request";

    /** Whether the payer goes to a company's page, so that the next step is paying. */
    public boolean isCompany() {
        return !code.equals(REQUEST) && !code.equals("manual");
    }
}
