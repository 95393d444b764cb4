package uz.botfactory.plans;

/** Where an account stands with its plan. */
public enum PlanStatus {
    TRIAL,
    ACTIVE,
    PAST_DUE,
    ENDED,
    BANNED
}
