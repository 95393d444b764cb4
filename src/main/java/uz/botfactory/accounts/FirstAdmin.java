package uz.botfactory.accounts;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Makes the first admin while there is none. A password that was not given is made, printed once, and must be changed. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class FirstAdmin implements ApplicationRunner {

    private final JdbcClient jdbc;
    private final Registrations registrations;
    private final Passwords passwords;
    private final AccountSettings.FirstAdmin wanted;

    FirstAdmin(JdbcClient jdbc, Registrations registrations, Passwords passwords, AccountSettings settings) {
        this.jdbc = jdbc;
        this.registrations = registrations;
        this.passwords = passwords;
        this.wanted = settings.admin();
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (isThere()) {
            return;
        }
        boolean given = !wanted.password().isBlank();
        var password = given ? wanted.password() : Passwords.generate();
        try {
            registrations.registerAdmin(wanted.username(), wanted.email(), passwords.hash(password), !given);
        } catch (DuplicateKeyException e) {
            // Another process was first.
            return;
        }
        if (!given) {
            print(password);
        }
    }

    private boolean isThere() {
        return jdbc.sql("select exists (select 1 from person where admin)")
                .query(Boolean.class)
                .single();
    }

    /** To the terminal and never to the log: a log is kept and read by others. */
    @SuppressWarnings("SystemOut")
    private void print(String password) {
        System.out.println("First admin: " + wanted.username() + "  password: " + password
                + "  (shown once; it must be changed at the first log-in)");
    }
}
