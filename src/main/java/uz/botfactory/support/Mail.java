package uz.botfactory.support;

/** Sends mails, at the latest after the next start. */
public interface Mail {

    /** Puts the mail into the outbox, within the caller's transaction when there is one; a job sends it soon. */
    void send(MailMessage message);
}
