package uz.botfactory.conversations;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.accounts.CurrentAccount;
import uz.botfactory.bots.BotId;
import uz.botfactory.conversations.pages.Bubble;
import uz.botfactory.support.Ids;
import uz.botfactory.support.Problem;

/** Programs ask a bot. */
@RestController
class AskApi {

    private final Asking asking;
    private final Histories histories;

    AskApi(Asking asking, Histories histories) {
        this.asking = asking;
        this.histories = histories;
    }

    /** @param conversationId goes on with an earlier conversation; @param language uz, uz-cyrl, ru or en; left out: found from the text */
    record AskRequest(@Nullable String text, @Nullable String conversationId, @Nullable String language) {}

    record Tokens(int input, int output) {}

    record SourceView(String documentId, String documentName, String text) {}

    record AskResponse(
            String answer,
            boolean answered,
            String language,
            String script,
            List<SourceView> sources,
            String provider,
            String model,
            Tokens tokens,
            int millis,
            String conversationId) {}

    @PostMapping("/api/v1/bots/{id}/ask")
    AskResponse ask(@CurrentAccount AccountId account, @PathVariable String id, @RequestBody AskRequest request) {
        var bot = new BotId(Ids.parse(id));
        var place = request.conversationId() == null ? Ids.next().toString() : place(account, bot, request.conversationId());
        var text = request.text() == null ? "" : request.text();
        var asked = asking.ask(new Asking.Wish(
                account, bot, Channels.API, place, place, "API", Incoming.Kind.TEXT, text, request.language()));
        if (asked.answer() == null) {
            throw Problem.of(409, "not_answered", "conversations.problem.notAnswered");
        }
        return response(asked.answer(), asked.conversation());
    }

    private String place(AccountId account, BotId bot, String conversation) {
        return histories.place(account, bot, Channels.API, new ConversationId(Ids.parse(conversation)));
    }

    private static AskResponse response(Bubble answer, ConversationId conversation) {
        return new AskResponse(
                answer.text(),
                !Boolean.FALSE.equals(answer.answered()),
                answer.language() == null ? "uz" : answer.language(),
                answer.script() == null ? "Latn" : answer.script(),
                answer.sources().stream()
                        .map(source -> new SourceView(source.documentId(), source.documentName(), source.text()))
                        .toList(),
                answer.provider() == null ? "builtin" : answer.provider(),
                answer.model() == null ? "phrases" : answer.model(),
                new Tokens(or0(answer.inputTokens()), or0(answer.outputTokens())),
                or0(answer.millis()),
                conversation.toString());
    }

    private static int or0(@Nullable Integer number) {
        return number == null ? 0 : number;
    }
}
