package uz.botfactory.conversations;

/** Who wrote a message. */
enum Side {
    CUSTOMER,
    BOT,
    PERSON
}
