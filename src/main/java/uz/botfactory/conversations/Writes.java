package uz.botfactory.conversations;

import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.conversations.Said.Origin;
import uz.botfactory.support.GroupCommit;

/** Everything that answering writes: what all lanes have to write at one moment goes in one transaction of two statements. */
@Component
class Writes {

    private static final int LARGEST_BATCH = 200;

    private static final String REPLIES = """
            insert into message (account_id, conversation_id, id, side, kind, state, external_ids, flagged, created_at, answered,
                language, script, provider, model, input_tokens, output_tokens, cost_micro_usd, millis, buttons, text, passages)
            select account, conversation, id, 'BOT', 'REPLY', 'SENDING', null, flagged, created, answered,
                language, script, provider, model, input, output, cost, millis, buttons, words, passages::jsonb
            from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as n (account, conversation, id, flagged, created,
                answered, language, script, provider, model, input, output, cost, millis, buttons, words, passages)
            """;

    private static final String MARKS = """
            update message m set
                state = n.state,
                reason = n.reason,
                reply_id = coalesce(n.reply, m.reply_id),
                flagged = coalesce(n.flagged, m.flagged),
                external_ids = coalesce(n.external, m.external_ids),
                sent_at = coalesce(n.sent, m.sent_at)
            from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?) as n (account, conversation, id, state, reason, reply, flagged, external, sent)
            where m.account_id = n.account and m.conversation_id = n.conversation and m.id = n.id and m.state <> 'DELIVERED'
            """;

    private final JdbcTemplate jdbc;
    private final JdbcClient client;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final GroupCommit<Write, Boolean> together;

    Writes(JdbcTemplate jdbc, JdbcClient client, TransactionTemplate transaction, Clock clock) {
        this.jdbc = jdbc;
        this.client = client;
        this.transaction = transaction;
        this.clock = clock;
        this.together = new GroupCommit<>("conversations", LARGEST_BATCH, Talks.APART, this::write);
    }

    /** One lane's wish: a reply, what becomes of other messages, and rare changes of other rows. */
    record Write(
            AccountId account,
            ConversationId conversation,
            @Nullable Said reply,
            List<Mark> marks,
            List<Consumer<JdbcClient>> changes) {}

    @PreDestroy
    void close() {
        together.close();
    }

    void submit(Write write) {
        together.submit(write);
    }

    void mark(Talk talk, List<Mark> marks) {
        if (!marks.isEmpty()) {
            submit(new Write(talk.account(), talk.id(), null, marks, List.of()));
        }
    }

    void mark(AccountId account, ConversationId conversation, Mark reply) {
        submit(new Write(account, conversation, null, List.of(reply), List.of()));
    }

    /** Many at once, in the caller's transaction. */
    void delivered(List<Conversations.Delivered> several) {
        var now = clock.instant();
        mark(several.stream()
                .map(d -> new Row(
                        d.reply().account(),
                        d.reply().conversation(),
                        Mark.delivered(d.reply().id(), d.externalIds(), now)))
                .toList());
    }

    private List<Boolean> write(List<Write> batch) {
        transaction.executeWithoutResult(status -> {
            insertReplies(batch.stream().flatMap(Fresh::of).toList());
            mark(batch.stream().flatMap(Writes::rows).toList());
            batch.forEach(each -> each.changes().forEach(change -> change.accept(client)));
        });
        return Collections.nCopies(batch.size(), Boolean.TRUE);
    }

    private void insertReplies(List<Fresh> replies) {
        if (replies.isEmpty()) {
            return;
        }
        var now = clock.instant();
        jdbc.update(
                REPLIES,
                new Columns<>(replies)
                        .uuid(Fresh::account)
                        .uuid(Fresh::conversation)
                        .uuid(each -> each.said().id())
                        .text(each -> each.said().flagged())
                        .time(each -> now)
                        .bool(each -> each.said().answered())
                        .text(each -> each.said().tongue().language())
                        .text(each -> each.said().tongue().script())
                        .text(each -> each.origin(Origin::provider))
                        .text(each -> each.origin(Origin::model))
                        .number(each -> each.origin(Origin::inputTokens))
                        .number(each -> each.origin(Origin::outputTokens))
                        .number(each -> each.origin(Origin::costMicroUsd))
                        .number(each -> Duration.between(each.said().begun(), now).toMillis())
                        .text(each -> Buttons.write(each.said().buttons()))
                        .text(each -> Arrivals.clean(each.said().text()))
                        .text(each -> Sources.write(each.said().passages())));
    }

    private void mark(List<Row> rows) {
        if (rows.isEmpty()) {
            return;
        }
        jdbc.update(
                MARKS,
                new Columns<>(rows)
                        .uuid(Row::account)
                        .uuid(Row::conversation)
                        .uuid(row -> row.mark().id())
                        .text(row -> row.mark().state())
                        .text(row -> row.mark().reason())
                        .uuid(row -> row.mark().reply())
                        .text(row -> row.mark().flagged())
                        .text(row -> row.mark().externalIds())
                        .time(row -> row.mark().sentAt()));
    }

    private static Stream<Row> rows(Write write) {
        return write.marks().stream().map(mark -> new Row(write.account(), write.conversation(), mark));
    }

    private record Row(AccountId account, ConversationId conversation, Mark mark) {}

    private record Fresh(AccountId account, ConversationId conversation, Said said) {

        @Nullable Object origin(Function<Origin, Object> part) {
            var origin = said.origin();
            return origin == null ? null : part.apply(origin);
        }

        static Stream<Fresh> of(Write write) {
            var said = write.reply();
            return said == null
                    ? Stream.empty()
                    : Stream.of(new Fresh(write.account(), write.conversation(), said));
        }
    }
}
