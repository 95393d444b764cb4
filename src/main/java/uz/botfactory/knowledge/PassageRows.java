package uz.botfactory.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.bots.BotId;
import uz.botfactory.support.Ids;
import uz.botfactory.support.Notices;

/** The passages in the database, the only truth about what a bot knows. Every change raises the bot's version. */
@Component
class PassageRows {

    static final String TOPIC = "knowledge";

    private final JdbcClient jdbc;
    private final JdbcTemplate template;
    private final ApplicationEventPublisher events;
    private final Notices notices;

    PassageRows(JdbcClient jdbc, JdbcTemplate template, ApplicationEventPublisher events, Notices notices) {
        this.jdbc = jdbc;
        this.template = template;
        this.events = events;
        this.notices = notices;
    }

    /** Puts these passages in the place of the document's present ones; in the caller's transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void replace(AccountId account, BotId bot, UUID document, List<PassageDraft> drafts) {
        delete(account, bot, document);
        var rows = new ArrayList<Object[]>();
        for (int i = 0; i < drafts.size(); i++) {
            var draft = drafts.get(i);
            rows.add(new Object[] {
                account.value(), bot.value(), document, Ids.next(), i, draft.heading(), draft.text()
            });
        }
        template.batchUpdate(
                """
                insert into passage (account_id, bot_id, document_id, id, position, heading, text)
                values (?, ?, ?, ?, ?, ?, ?)
                """,
                rows);
        changed(account, bot);
    }

    /** Forgets the document's passages; in the caller's transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void remove(AccountId account, BotId bot, UUID document) {
        delete(account, bot, document);
        changed(account, bot);
    }

    private void delete(AccountId account, BotId bot, UUID document) {
        jdbc.sql("delete from passage where account_id = :account and bot_id = :bot and document_id = :document")
                .param("account", account.value())
                .param("bot", bot.value())
                .param("document", document)
                .update();
    }

    /** Raises the version and says so; in the caller's transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void changed(AccountId account, BotId bot) {
        jdbc.sql("""
                insert into knowledge_version (account_id, bot_id, version) values (:account, :bot, 1)
                on conflict (account_id, bot_id) do update set version = knowledge_version.version + 1
                """)
                .param("account", account.value())
                .param("bot", bot.value())
                .update();
        events.publishEvent(new KnowledgeChanged(account, bot));
        notices.publish(TOPIC, account + " " + bot);
    }

    /** 0 when the bot never knew anything. */
    long version(AccountId account, BotId bot) {
        return jdbc.sql("select version from knowledge_version where account_id = :account and bot_id = :bot")
                .param("account", account.value())
                .param("bot", bot.value())
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    /** The version and every passage that belongs to it, as of one moment. */
    @Transactional(readOnly = true, isolation = org.springframework.transaction.annotation.Isolation.REPEATABLE_READ)
    public long read(AccountId account, BotId bot, Consumer<IndexedPassage> each) {
        long version = version(account, bot);
        var rows = new JdbcTemplate(java.util.Objects.requireNonNull(template.getDataSource()));
        rows.setFetchSize(500);
        rows.query(
                """
                select p.id, p.document_id, d.name, p.heading, p.text, p.vector
                from passage p join document d on d.account_id = p.account_id and d.id = p.document_id
                where p.account_id = ? and p.bot_id = ?
                order by p.document_id, p.position
                """,
                row -> {
                    each.accept(new IndexedPassage(
                            row.getObject(1, UUID.class),
                            row.getObject(2, UUID.class),
                            row.getString(3),
                            row.getString(4),
                            row.getString(5),
                            row.getBytes(6)));
                },
                account.value(),
                bot.value());
        return version;
    }

    /** Removes all that a deleted bot knew. */
    @Transactional
    public void purge(AccountId account, BotId bot) {
        for (String table : List.of("passage", "knowledge_version")) {
            jdbc.sql("delete from " + table + " where account_id = :account and bot_id = :bot")
                    .param("account", account.value())
                    .param("bot", bot.value())
                    .update();
        }
        notices.publish(TOPIC, account + " " + bot);
    }

    /** Passages of one bot that have no vector of this space yet. */
    List<Unembedded> unembedded(String space, int limit) {
        return jdbc.sql("""
                with bots as (
                    select account_id, bot_id from passage where vector_space is distinct from :space limit 1)
                select p.account_id, p.bot_id, p.id, p.heading, p.text
                from passage p join bots b on b.account_id = p.account_id and b.bot_id = p.bot_id
                where p.vector_space is distinct from :space limit :limit
                """)
                .param("space", space)
                .param("limit", limit)
                .query((row, n) -> new Unembedded(
                        new AccountId(row.getObject(1, UUID.class)),
                        new BotId(row.getObject(2, UUID.class)),
                        row.getObject(3, UUID.class),
                        row.getString(4) + "\n" + row.getString(5)))
                .list();
    }

    record Unembedded(AccountId account, BotId bot, UUID passage, String text) {}

    /** Keeps a vector, when the passage is still there. */
    void embed(Unembedded passage, byte @Nullable [] vector, String space) {
        jdbc.sql("update passage set vector = :vector, vector_space = :space where account_id = :account and id = :id")
                .param("vector", vector)
                .param("space", space)
                .param("account", passage.account().value())
                .param("id", passage.passage())
                .update();
    }
}
