package uz.botfactory.plans.pages;

import java.util.List;
import uz.botfactory.accounts.Person;
import uz.botfactory.plans.Plan;
import uz.botfactory.plans.PlanDesk.Details;

/**
 * Everything about one business's plan, for the platform's staff.
 *
 * @param status a code, such as "trial"
 * @param plans what can be granted
 */
public record SubscriptionPage(Person person, Details details, String status, Plan present, List<Plan> plans) {}
