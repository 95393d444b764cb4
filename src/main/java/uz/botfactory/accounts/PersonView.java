package uz.botfactory.accounts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A person as the API shows them to themselves. */
public record PersonView(
        String id,
        @Nullable String accountId,
        boolean admin,
        String fullName,
        String username,
        String email,
        boolean emailVerified,
        @Nullable String phone,
        boolean phoneConfirmed,
        String language,
        String theme,
        String timeZone,
        boolean secondFactor,
        Instant createdAt) {

    /** How this person is shown. */
    public static PersonView of(Person person) {
        return new PersonView(
                person.id().toString(),
                person.account() == null ? null : person.account().toString(),
                person.admin(),
                person.fullName(),
                person.username(),
                person.email(),
                person.emailVerified(),
                person.phone(),
                person.phoneConfirmed(),
                person.language().code(),
                person.theme(),
                person.zone().getId(),
                person.secondFactor(),
                person.createdAt());
    }
}
