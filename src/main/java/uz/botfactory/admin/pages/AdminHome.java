package uz.botfactory.admin.pages;

import java.time.Instant;
import java.util.List;
import uz.botfactory.admin.HelpRequest;
import uz.botfactory.ai.AiStatus.ProviderStatus;

/**
 * The platform at one glance.
 *
 * @param builtInOnly whether no model of the platform answers, only the built-in answerer
 * @param secondFactorRequired whether staff must use a second factor
 */
public record AdminHome(
        Figures figures,
        boolean builtInOnly,
        List<ProviderStatus> providers,
        List<Letter> letters,
        List<HelpRequest> requests,
        boolean secondFactorRequired) {

    /**
     * What there is of everything.
     *
     * @param lettersWaiting mails that have not left yet
     * @param lettersRefused mails that nobody would take
     */
    public record Figures(
            long users,
            long newUsers,
            long bots,
            long activeBots,
            long documents,
            long conversations,
            long todaysConversations,
            long lettersWaiting,
            long lettersRefused) {}

    /** A mail in the outbox. */
    public record Letter(String recipient, String subject, String text, String state, Instant createdAt) {}
}
