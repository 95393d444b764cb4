package uz.botfactory.plans;

/** How a wish to use something up ended. */
public enum Spending {
    GRANTED,
    USED_UP,
    PLAN_ENDED
}
