package uz.botfactory.plans;

/** What a plan opens or leaves locked. */
public enum Feature {
    ANALYTICS,
    TEAM,
    API,
    INTEGRATIONS,
    BROADCASTS,
    PRIORITY_SUPPORT,
    OWN_AI_KEY,
    ANNOUNCEMENTS
}
