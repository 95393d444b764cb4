package uz.botfactory.plans;

/** What a plan counts: owned things (bots, documents of one bot, members) and used-up things (answers). */
public enum Limit {
    BOTS,
    DOCUMENTS,
    MEMBERS,
    ANSWERS,
    TEST_ANSWERS
}
