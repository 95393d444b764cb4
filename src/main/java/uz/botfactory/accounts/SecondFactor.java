package uz.botfactory.accounts;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import uz.botfactory.support.Problem;
import uz.botfactory.support.Secrets;
import uz.botfactory.support.SettingsStore;

/** The code from the phone that is asked for beside the password, and the written-down ones for a lost phone. */
@Component
class SecondFactor {

    static final String REQUIRED_FOR_ADMINS = "accounts.secondFactorForAdmins";

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int RECOVERY_CODES = 10;

    /** What an authenticator app needs. */
    record Setup(String secret, String link) {}

    private final JdbcClient jdbc;
    private final Secrets secrets;
    private final People people;
    private final SettingsStore settings;
    private final AuditTrail audit;
    private final Clock clock;

    SecondFactor(
            JdbcClient jdbc, Secrets secrets, People people, SettingsStore settings, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.secrets = secrets;
        this.people = people;
        this.settings = settings;
        this.audit = audit;
        this.clock = clock;
    }

    /** Whether this person must switch it on before anything else. */
    boolean isMissing(Person person) {
        return person.admin() && !person.secondFactor() && settings.get(REQUIRED_FOR_ADMINS, Boolean.class, false);
    }

    /** A secret for an app; it counts once {@link #confirm} saw a code made with it. Beginning again gives the same one. */
    @Transactional
    Setup begin(Person person) {
        if (person.secondFactor()) {
            throw Problem.of(409, "second_factor_on", "accounts.problem.secondFactorOn");
        }
        var secret = secret(person.id()).orElseGet(() -> newSecret(person.id()));
        return new Setup(secret, link(person, secret));
    }

    /** Switches it on and gives the recovery codes, which are shown this once. */
    @Transactional
    List<String> confirm(Person person, String code) {
        var secret = secret(person.id()).orElseThrow(() -> wrong());
        if (person.secondFactor() || step(Totp.fromBase32(secret), code).isEmpty()) {
            throw wrong();
        }
        jdbc.sql("update person set totp_confirmed = true where id = :id")
                .param("id", person.id().value())
                .update();
        people.changed(person);
        audit.record(person.id(), person.account(), "second_factor.on", person.id().toString(), Map.of());
        return newRecoveryCodes(person.id());
    }

    @Transactional
    void remove(Person person) {
        jdbc.sql("update person set totp_confirmed = false, totp_secret = null where id = :id")
                .param("id", person.id().value())
                .update();
        jdbc.sql("delete from recovery_code where person_id = :id")
                .param("id", person.id().value())
                .update();
        people.changed(person);
        audit.record(person.id(), person.account(), "second_factor.off", person.id().toString(), Map.of());
    }

    /** Whether the code is right now; each code and each recovery code works once. */
    @Transactional
    boolean accepts(UserId user, String typed) {
        var code = typed.strip().toLowerCase(Locale.ROOT).replace(" ", "").replace("-", "");
        return code.length() == 6 ? acceptsTotp(user, code) : acceptsRecovery(user, code);
    }

    private boolean acceptsTotp(UserId user, String code) {
        return secret(user)
                .flatMap(secret -> step(Totp.fromBase32(secret), code))
                .filter(step -> jdbc.sql("update person set totp_last_step = :step where id = :id and totp_last_step < :step")
                                .param("step", step)
                                .param("id", user.value())
                                .update()
                        == 1)
                .isPresent();
    }

    private boolean acceptsRecovery(UserId user, String code) {
        return jdbc.sql("delete from recovery_code where person_id = :id and code_hash = :hash")
                        .param("id", user.value())
                        .param("hash", recoveryHash(user, code))
                        .update()
                == 1;
    }

    /** The step this code belongs to: the present one, or a neighbour for clocks that are a little off. */
    private Optional<Long> step(byte[] secret, String code) {
        long now = clock.instant().getEpochSecond() / Totp.STEP_SECONDS;
        for (long step : new long[] {now, now - 1, now + 1}) {
            if (MessageDigest.isEqual(bytes(Totp.code(secret, step)), bytes(code.strip().replace(" ", "")))) {
                return Optional.of(step);
            }
        }
        return Optional.empty();
    }

    private Optional<String> secret(UserId user) {
        return jdbc.sql("select totp_secret from person where id = :id and totp_secret is not null")
                .param("id", user.value())
                .query(byte[].class)
                .optional()
                .map(sealed -> secrets.decrypt(sealed, place(user)));
    }

    private String newSecret(UserId user) {
        var bytes = new byte[20];
        RANDOM.nextBytes(bytes);
        var secret = Totp.base32(bytes);
        jdbc.sql("update person set totp_secret = :sealed, totp_last_step = 0 where id = :id")
                .param("sealed", secrets.encrypt(secret, place(user)))
                .param("id", user.value())
                .update();
        return secret;
    }

    private List<String> newRecoveryCodes(UserId user) {
        jdbc.sql("delete from recovery_code where person_id = :id")
                .param("id", user.value())
                .update();
        var codes = new ArrayList<String>();
        for (int i = 0; i < RECOVERY_CODES; i++) {
            var code = recoveryCode();
            jdbc.sql("insert into recovery_code (person_id, code_hash) values (:id, :hash)")
                    .param("id", user.value())
                    .param("hash", recoveryHash(user, code))
                    .update();
            codes.add(code.substring(0, 5) + "-" + code.substring(5));
        }
        return codes;
    }

    private static String recoveryCode() {
        var code = new StringBuilder();
        RANDOM.ints(10, 0, LETTERS.length()).forEach(i -> code.append(LETTERS.charAt(i)));
        return code.toString();
    }

    private byte[] recoveryHash(UserId user, String code) {
        return secrets.hmac("recovery", bytes(user + " " + code));
    }

    private static String link(Person person, String secret) {
        return "otpauth://totp/BotFactory:" + URLEncoder.encode(person.email(), StandardCharsets.UTF_8) + "?secret="
                + secret + "&issuer=BotFactory";
    }

    private static String place(UserId user) {
        return "person.totp_secret." + user;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Problem wrong() {
        return Problem.of(422, "otp_wrong", "accounts.problem.otpWrong").at("otp");
    }
}
