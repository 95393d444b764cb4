package uz.botfactory.plans;

/** Which kind of model a plan answers with. */
public enum ModelClass {
    FAST,
    STRONG
}
