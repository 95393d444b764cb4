package uz.botfactory.support;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.springframework.mail.MailSendException;

/** Why a mail was not taken. */
record MailFailure(Exception cause) {

    // 550 not here, 551 elsewhere, 553 no such name (RFC 5321); the finer code behind it (RFC 3463) wins when there is one.
    private static final Pattern NO_SUCH_ADDRESS = Pattern.compile("55[013][ -](?!\\d\\.\\d).*", Pattern.DOTALL);
    private static final Pattern NO_SUCH_ADDRESS_FINER =
            Pattern.compile("5\\d\\d[ -]5\\.(1\\.([0-69]|10)|2\\.1)\\b.*", Pattern.DOTALL);

    /** Trying again is of no use. */
    boolean isFinal() {
        return reasons().anyMatch(reason -> refusal(reason).isPresent());
    }

    /**
     * The address itself is no good: it does not exist, or takes no mail any more. A refusal for what the mail says or for
     * who sends it, or a full box, says nothing about the address.
     */
    boolean isOfTheAddress() {
        return reasons()
                .flatMap(reason -> refusal(reason).stream())
                .filter(SMTPAddressFailedException.class::isInstance)
                .map(refusal -> String.valueOf(refusal.getMessage()).strip())
                .anyMatch(answer -> NO_SUCH_ADDRESS.matcher(answer).matches()
                        || NO_SUCH_ADDRESS_FINER.matcher(answer).matches());
    }

    /** What kind of failure it was, without a word of the mail or an address. */
    String kind() {
        return reasons().findFirst().orElse(cause).getClass().getSimpleName();
    }

    private Stream<Exception> reasons() {
        return cause instanceof MailSendException sending && sending.getMessageExceptions().length > 0
                ? Stream.of(sending.getMessageExceptions())
                : Stream.of(cause);
    }

    private static Optional<MessagingException> refusal(Throwable failure) {
        return switch (failure) {
            case SMTPAddressFailedException address ->
                address.getReturnCode() >= 500 ? Optional.of(address) : Optional.empty();
            case SendFailedException sending when sending.getNextException() instanceof SMTPAddressFailedException address ->
                refusal(address);
            case SMTPSendFailedException sending when sending.getReturnCode() >= 500 -> Optional.of(sending);
            case SendFailedException sending when sending.getNextException() != null -> refusal(sending.getNextException());
            default -> Optional.empty();
        };
    }
}
