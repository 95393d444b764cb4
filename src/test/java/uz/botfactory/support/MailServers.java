package uz.botfactory.support;

/** What mail servers said, for tests elsewhere. */
public final class MailServers {

    private MailServers() {}

    public static void refused(MailRefusals refusals, String address) {
        refusals.note(address);
    }

    public static void took(MailRefusals refusals, String address) {
        refusals.lift(address);
    }
}
