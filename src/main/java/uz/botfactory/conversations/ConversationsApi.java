package uz.botfactory.conversations;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.accounts.CurrentAccount;
import uz.botfactory.accounts.CurrentUser;
import uz.botfactory.bots.Bot;
import uz.botfactory.bots.BotId;
import uz.botfactory.bots.Bots;
import uz.botfactory.conversations.pages.Bubble;
import uz.botfactory.conversations.pages.Row;
import uz.botfactory.conversations.pages.Source;
import uz.botfactory.support.Ids;
import uz.botfactory.support.Problem;

/** Conversations as JSON; people may write, take over and hand back. */
@RestController
@RequestMapping("/api/v1/conversations")
class ConversationsApi {

    private static final int USUAL = 50;
    private static final int MOST = 200;

    private final Bots bots;
    private final Histories histories;
    private final People people;

    ConversationsApi(Bots bots, Histories histories, People people) {
        this.bots = bots;
        this.histories = histories;
        this.people = people;
    }

    record ConversationView(
            String id,
            String botId,
            String channel,
            String customerName,
            @Nullable String customerPhone,
            @Nullable String language,
            Instant lastAt,
            Instant createdAt,
            @Nullable Instant takenOverUntil,
            boolean waiting,
            boolean personWanted,
            String lastText,
            String lastDirection) {

        static ConversationView of(Row row) {
            return new ConversationView(
                    row.id(), row.botId(), row.channel(), row.customer(), row.phone(), row.language(), row.lastAt(),
                    row.createdAt(), row.takenOverUntil(), row.waiting(), row.personWanted(), row.lastText(), row.lastSide());
        }
    }

    record TokensView(int input, int output) {}

    record MessageView(
            String id,
            String direction,
            String kind,
            String text,
            String state,
            @Nullable String reason,
            @Nullable String answeredBy,
            Instant createdAt,
            @Nullable Instant sentAt,
            @Nullable Boolean answered,
            @Nullable String language,
            @Nullable String script,
            @Nullable String provider,
            @Nullable String model,
            @Nullable TokensView tokens,
            @Nullable Integer millis,
            @Nullable Integer rating,
            @Nullable String flagged,
            List<Source> sources) {

        static MessageView of(Bubble bubble) {
            var tokens = bubble.inputTokens() == null || bubble.outputTokens() == null
                    ? null
                    : new TokensView(bubble.inputTokens(), bubble.outputTokens());
            return new MessageView(
                    bubble.id(), bubble.side(), bubble.kind(), bubble.text(), bubble.state(), lower(bubble.reason()),
                    bubble.answeredBy(), bubble.createdAt(), bubble.sentAt(), bubble.answered(), bubble.language(),
                    bubble.script(), bubble.provider(), bubble.model(), tokens, bubble.millis(), bubble.rating(),
                    bubble.flagged(), bubble.sources());
        }

        private static @Nullable String lower(@Nullable String reason) {
            return reason == null ? null : reason.toLowerCase(Locale.ROOT);
        }
    }

    record ConversationList(List<ConversationView> items, @Nullable String nextCursor) {}

    record MessageList(List<MessageView> items, @Nullable String nextCursor) {}

    record WriteRequest(@Nullable String text) {}

    @GetMapping
    ConversationList list(
            @CurrentAccount AccountId account,
            @RequestParam(required = false) @Nullable String botId,
            @RequestParam(required = false) @Nullable String channel,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String limit) {
        int shown = limit(limit);
        var rows = histories.rows(
                account,
                new Histories.Wish(
                        wanted(account, botId), empty(channel), time(from, "from"), time(to, "to"), q, true, Cursor.read(cursor), shown + 1));
        return new ConversationList(
                rows.stream().limit(shown).map(ConversationView::of).toList(), Cursor.after(rows, shown));
    }

    private List<BotId> wanted(AccountId account, @Nullable String bot) {
        return bot == null || bot.isEmpty()
                ? bots.of(account).stream().map(Bot::id).toList()
                : List.of(new BotId(Ids.parse(bot)));
    }

    @GetMapping("/{id}")
    ConversationView show(@CurrentAccount AccountId account, @PathVariable String id) {
        return ConversationView.of(find(account, id));
    }

    @GetMapping("/{id}/messages")
    MessageList messages(
            @CurrentAccount AccountId account,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String limit) {
        int shown = limit(limit);
        var row = find(account, id);
        var after = cursor == null || cursor.isEmpty() ? null : Ids.parse(cursor);
        var bubbles = histories.after(account, conversation(row.id()), after, shown + 1);
        return new MessageList(
                bubbles.stream().limit(shown).map(MessageView::of).toList(),
                bubbles.size() <= shown ? null : bubbles.get(shown - 1).id());
    }

    @PostMapping("/{id}/messages")
    @ResponseStatus(HttpStatus.CREATED)
    MessageView write(
            @CurrentAccount AccountId account, CurrentUser user, @PathVariable String id, @RequestBody WriteRequest request) {
        var conversation = conversation(find(account, id).id());
        var written = people.write(account, conversation, user.id(), request.text());
        return MessageView.of(histories.message(account, conversation, written).orElseThrow(Problem::notFound));
    }

    @PostMapping("/{id}/takeover")
    ConversationView takeOver(@CurrentAccount AccountId account, CurrentUser user, @PathVariable String id) {
        people.takeOver(account, conversation(find(account, id).id()), user.id());
        return show(account, id);
    }

    @PostMapping("/{id}/handback")
    ConversationView handBack(@CurrentAccount AccountId account, @PathVariable String id) {
        people.handBack(account, conversation(find(account, id).id()));
        return show(account, id);
    }

    private Row find(AccountId account, String id) {
        return histories.row(account, conversation(id)).orElseThrow(Problem::notFound);
    }

    private static ConversationId conversation(String id) {
        return new ConversationId(Ids.parse(id));
    }

    private static @Nullable String empty(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }

    private static int limit(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return USUAL;
        }
        try {
            return Math.clamp(Integer.parseInt(text), 1, MOST);
        } catch (NumberFormatException e) {
            throw Problem.of(400, "invalid_limit", "conversations.problem.limit").at("limit");
        }
    }

    /** A moment, or the beginning of a day in UTC. */
    private static @Nullable Instant time(@Nullable String text, String field) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            return text.length() == 10 ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant() : Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw Problem.of(400, "invalid_time", "conversations.problem.time").at(field);
        }
    }
}
