package uz.botfactory.notifications.pages;

/** @param topic code of what the mails are about; @param done whether no more come */
public record UnsubscribePage(String token, String topic, boolean done) {}
