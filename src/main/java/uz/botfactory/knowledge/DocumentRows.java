package uz.botfactory.knowledge;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.bots.BotId;
import uz.botfactory.support.Ids;

/** Documents and their originals in the database. */
@Component
class DocumentRows {

    private static final String COLUMNS = "account_id, id, bot_id, name, kind, url, status, error, answers, stage, percent,"
            + " passages, characters, size, created_at, updated_at";

    private static final String IDLE = "import_id = null, claimed_by = null, claimed_until = null, stage = 'waiting',"
            + " percent = 0, updated_at = :now";

    private final JdbcClient jdbc;
    private final Clock clock;

    DocumentRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What somebody wants the bot to know: content is null while a web page is not fetched. */
    record New(
            AccountId account,
            BotId bot,
            String name,
            Kind kind,
            @Nullable String url,
            byte @Nullable [] content,
            long size,
            @Nullable UUID replacesAll) {}

    List<Document> of(AccountId account, BotId bot) {
        return jdbc.sql("select " + COLUMNS + " from document where account_id = :account and bot_id = :bot order by id desc")
                .param("account", account.value())
                .param("bot", bot.value())
                .query(DocumentRows::read)
                .list();
    }

    List<Document> page(AccountId account, BotId bot, @Nullable UUID before, int limit) {
        return jdbc.sql("select " + COLUMNS + " from document where account_id = :account and bot_id = :bot"
                        + " and (:before::uuid is null or id < :before) order by id desc limit :limit")
                .param("account", account.value())
                .param("bot", bot.value())
                .param("before", before)
                .param("limit", limit)
                .query(DocumentRows::read)
                .list();
    }

    Optional<Document> find(AccountId account, BotId bot, UUID id) {
        return jdbc.sql("select " + COLUMNS + " from document where account_id = :account and bot_id = :bot and id = :id")
                .param("account", account.value())
                .param("bot", bot.value())
                .param("id", id)
                .query(DocumentRows::read)
                .optional();
    }

    /** Whether the plan already counts this document: it takes the place of one, or joins the other questions. */
    boolean counted(New wish) {
        return jdbc.sql("""
                select exists (select from document
                    where account_id = :account and bot_id = :bot and (answers or status = 'processing')
                      and (kind = 'qa') = :qa and (:qa or lower(name) = lower(:name)))
                """)
                .param("account", wish.account().value())
                .param("bot", wish.bot().value())
                .param("qa", wish.kind() == Kind.QA)
                .param("name", wish.name())
                .query(Boolean.class)
                .single();
    }

    /** How many documents the plan counts: all questions with answers together are one; what never answered is none. */
    long count(New wish) {
        return jdbc.sql("""
                select count(*) filter (where kind <> 'qa') + (case when count(*) filter (where kind = 'qa') > 0 then 1 else 0 end)
                from document
                where account_id = :account and bot_id = :bot and (answers or status = 'processing')
                  and (:batch::uuid is null or replaces_all = :batch)
                """)
                .param("account", wish.account().value())
                .param("bot", wish.bot().value())
                .param("batch", wish.replacesAll())
                .query(Long.class)
                .single();
    }

    /** The same for the account's bot that has most. */
    long mostOfOneBot(AccountId account) {
        return jdbc.sql("""
                select coalesce(max(many), 0) from (
                    select count(*) filter (where kind <> 'qa') + (case when count(*) filter (where kind = 'qa') > 0 then 1 else 0 end) as many
                    from document
                    where account_id = :account and (answers or status = 'processing')
                    group by bot_id) as bots
                """)
                .param("account", account.value())
                .query(Long.class)
                .single();
    }

    /** A new document that waits for its import, or the waiting next version of the one with this name. */
    @Transactional(propagation = Propagation.MANDATORY)
    public UUID put(New wish) {
        var now = Timestamp.from(clock.instant());
        var id = jdbc.sql("""
                insert into document (account_id, id, bot_id, name, kind, url, status, size, replaces_all, created_at, updated_at)
                values (:account, :id, :bot, :name, :kind, :url, 'processing', :size, :batch, :now, :now)
                on conflict (account_id, bot_id, (kind = 'qa'), lower(name)) do update
                set status = 'processing', error = null, stage = 'waiting', percent = 0, attempts = 0, claimed_by = null,
                    claimed_until = null, kind = excluded.kind, url = excluded.url, size = excluded.size,
                    replaces_all = excluded.replaces_all, updated_at = :now
                returning id
                """)
                .param("account", wish.account().value())
                .param("id", Ids.next())
                .param("bot", wish.bot().value())
                .param("name", wish.name())
                .param("kind", code(wish.kind()))
                .param("url", wish.url())
                .param("size", wish.size())
                .param("batch", wish.replacesAll())
                .param("now", now)
                .query(UUID.class)
                .single();
        store(wish, id);
        return id;
    }

    /** A document whose content cannot be read at first sight; an earlier version of it goes on answering. */
    @Transactional(propagation = Propagation.MANDATORY)
    public UUID putRefused(New wish, Unreadable.Why why) {
        var now = Timestamp.from(clock.instant());
        var id = jdbc.sql("""
                insert into document (account_id, id, bot_id, name, kind, status, error, size, created_at, updated_at)
                values (:account, :id, :bot, :name, :kind, 'failed', :error, :size, :now, :now)
                on conflict (account_id, bot_id, (kind = 'qa'), lower(name)) do update
                set status = 'failed', error = excluded.error, import_id = null, claimed_by = null, updated_at = :now
                returning id
                """)
                .param("account", wish.account().value())
                .param("id", Ids.next())
                .param("bot", wish.bot().value())
                .param("name", wish.name())
                .param("kind", code(wish.kind()))
                .param("error", why.code())
                .param("size", wish.size())
                .param("now", now)
                .query(UUID.class)
                .single();
        deleteUnused(wish.account(), id);
        return id;
    }

    private void store(New wish, UUID document) {
        var original = Ids.next();
        jdbc.sql("""
                insert into original (account_id, id, document_id, kind, content)
                values (:account, :id, :document, :kind, :content)
                """)
                .param("account", wish.account().value())
                .param("id", original)
                .param("document", document)
                .param("kind", code(wish.kind()))
                .param("content", wish.content())
                .update();
        jdbc.sql("update document set import_id = :original where account_id = :account and id = :id")
                .param("original", original)
                .param("account", wish.account().value())
                .param("id", document)
                .update();
        deleteUnused(wish.account(), document);
    }

    /** Originals that neither answer nor wait. */
    void deleteUnused(AccountId account, UUID document) {
        jdbc.sql("""
                delete from original o using document d
                where o.account_id = :account and o.document_id = :id and d.account_id = :account and d.id = :id
                  and o.id is distinct from d.original_id and o.id is distinct from d.import_id
                """)
                .param("account", account.value())
                .param("id", document)
                .update();
    }

    /** False when it was not there any more. */
    boolean delete(AccountId account, BotId bot, UUID id) {
        return jdbc.sql("delete from document where account_id = :account and bot_id = :bot and id = :id")
                        .param("account", account.value())
                        .param("bot", bot.value())
                        .param("id", id)
                        .update()
                > 0;
    }

    /** The file that answers now, else the one that waits. */
    Optional<Original> original(AccountId account, BotId bot, UUID id) {
        return jdbc.sql("""
                select d.name, o.kind, o.content from document d
                join original o on o.account_id = d.account_id and o.id = coalesce(d.original_id, d.import_id)
                where d.account_id = :account and d.bot_id = :bot and d.id = :id and o.content is not null
                """)
                .param("account", account.value())
                .param("bot", bot.value())
                .param("id", id)
                .query((row, n) -> new Original(row.getString(1), kind(row.getString(2)), row.getBytes(3)))
                .optional();
    }

    record Original(String name, Kind kind, byte[] content) {}

    // ---- imports

    /** A document that one of our workers imports now. */
    record Claim(AccountId account, BotId bot, UUID document, String name, UUID original, int attempts, UUID by) {}

    /** The next document to import: businesses of which none is imported now go first. */
    Optional<Claim> claim(Duration believed) {
        var by = Ids.next();
        return jdbc.sql("""
                update document set claimed_by = :by, claimed_until = :until, attempts = attempts + 1, stage = 'reading', percent = 0
                where (account_id, id) = (
                    select account_id, id from document d
                    where import_id is not null and status = 'processing' and (claimed_until is null or claimed_until < :now)
                    order by exists (select from document o where o.import_id is not null and o.account_id = d.account_id
                                                            and o.claimed_until >= :now), updated_at
                    limit 1 for update skip locked)
                returning account_id, bot_id, id, name, import_id, attempts
                """)
                .param("by", by)
                .param("now", Timestamp.from(clock.instant()))
                .param("until", Timestamp.from(clock.instant().plus(believed)))
                .query((row, n) -> new Claim(
                        new AccountId(row.getObject(1, UUID.class)),
                        new BotId(row.getObject(2, UUID.class)),
                        row.getObject(3, UUID.class),
                        row.getString(4),
                        row.getObject(5, UUID.class),
                        row.getInt(6),
                        by))
                .optional();
    }

    /** A sign of life. */
    void stillAtIt(Claim claim, Duration believed) {
        jdbc.sql("update document set claimed_until = :until where account_id = :account and id = :id and claimed_by = :by")
                .param("until", Timestamp.from(clock.instant().plus(believed)))
                .param("account", claim.account().value())
                .param("id", claim.document())
                .param("by", claim.by())
                .update();
    }

    /** Gives the document back; somebody takes it again after this time. */
    void release(Claim claim, Duration later, boolean countsAsAttempt) {
        jdbc.sql("""
                update document set claimed_by = null, claimed_until = :later, stage = 'waiting', percent = 0,
                       attempts = attempts - :back
                where account_id = :account and id = :id and claimed_by = :by
                """)
                .param("later", Timestamp.from(clock.instant().plus(later)))
                .param("back", countsAsAttempt ? 0 : 1)
                .param("account", claim.account().value())
                .param("id", claim.document())
                .param("by", claim.by())
                .update();
    }

    void progress(Claim claim, Document.Stage stage, int percent) {
        jdbc.sql("update document set stage = :stage, percent = :percent where account_id = :account and id = :id and claimed_by = :by")
                .param("stage", stage.code())
                .param("percent", percent)
                .param("account", claim.account().value())
                .param("id", claim.document())
                .param("by", claim.by())
                .update();
    }

    record Waiting(Kind kind, @Nullable String url, @Nullable String charset, byte @Nullable [] content) {}

    Optional<Waiting> waiting(Claim claim) {
        return jdbc.sql("""
                select o.kind, d.url, o.charset, o.content from original o
                join document d on d.account_id = o.account_id and d.id = o.document_id
                where o.account_id = :account and o.id = :original
                """)
                .param("account", claim.account().value())
                .param("original", claim.original())
                .query((row, n) -> new Waiting(kind(row.getString(1)), row.getString(2), row.getString(3), row.getBytes(4)))
                .optional();
    }

    void fetched(Claim claim, PageFetcher.Fetched page) {
        jdbc.sql("""
                with kept as (
                    update original set content = :content, kind = :kind, charset = :charset
                    where account_id = :account and id = :original)
                update document set kind = :kind, size = :size where account_id = :account and id = :document and claimed_by = :by
                """)
                .param("content", page.content())
                .param("kind", code(page.kind()))
                .param("charset", page.charset())
                .param("account", claim.account().value())
                .param("original", claim.original())
                .param("size", page.content().length)
                .param("document", claim.document())
                .param("by", claim.by())
                .update();
    }

    /** Text of the bot's other documents. */
    long charactersBeside(Claim claim) {
        return jdbc.sql("""
                select coalesce(sum(characters), 0) from document
                where account_id = :account and bot_id = :bot and id <> :id
                """)
                .param("account", claim.account().value())
                .param("bot", claim.bot().value())
                .param("id", claim.document())
                .query(Long.class)
                .single();
    }

    /** Makes the imported version the one that answers; false when it was removed or replaced meanwhile. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean live(Claim claim, int passages, long characters) {
        boolean ours = change(
                claim,
                "answers = true, original_id = import_id, passages = %d, characters = %d, updated_at = :now"
                        .formatted(passages, characters));
        if (ours) {
            deleteUnused(claim.account(), claim.document());
        }
        return ours;
    }

    /** Nothing is left to do for it. */
    void ready(Claim claim) {
        change(claim, "status = 'ready', error = null, " + IDLE);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public boolean failed(Claim claim, Unreadable.Why why) {
        boolean ours = change(claim, "status = 'failed', error = '" + why.code() + "', " + IDLE);
        if (ours) {
            deleteUnused(claim.account(), claim.document());
        }
        return ours;
    }

    private boolean change(Claim claim, String outcome) {
        return jdbc.sql("update document set " + outcome
                                + " where account_id = :account and id = :id and claimed_by = :by and import_id = :original")
                        .param("now", Timestamp.from(clock.instant()))
                        .param("account", claim.account().value())
                        .param("id", claim.document())
                        .param("by", claim.by())
                        .param("original", claim.original())
                        .update()
                > 0;
    }

    /** The bot's row, so that two imports of one bot end one after the other. */
    void oneAtATime(Claim claim) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:bot, 0))")
                .param("bot", "knowledge." + claim.bot())
                .query(row -> {});
    }

    /** What the documents that were uploaded to take the place of all others replace, once the last of them has ended. */
    List<UUID> replacedBy(Claim claim) {
        return jdbc.sql("""
                with batch as (
                    select b.* from document b join document d on d.account_id = b.account_id and d.bot_id = b.bot_id
                                                               and d.replaces_all = b.replaces_all
                    where d.account_id = :account and d.bot_id = :bot and d.id = :document)
                select id from document
                where account_id = :account and bot_id = :bot and id not in (select id from batch)
                  and not exists (select from batch where status = 'processing' and original_id is distinct from import_id)
                  and coalesce(import_id, original_id, id) < (
                      select original_id from batch where status = 'ready' or original_id = import_id order by original_id limit 1)
                """)
                .param("account", claim.account().value())
                .param("bot", claim.bot().value())
                .param("document", claim.document())
                .query(UUID.class)
                .list();
    }

    /** Removes all that a deleted bot had. */
    void purge(AccountId account, BotId bot) {
        jdbc.sql("delete from document where account_id = :account and bot_id = :bot")
                .param("account", account.value())
                .param("bot", bot.value())
                .update();
    }

    private static String code(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static Kind kind(String code) {
        return Kind.valueOf(code.toUpperCase(Locale.ROOT));
    }

    private static Document read(ResultSet row, int number) throws SQLException {
        String error = row.getString("error");
        return new Document(
                row.getObject("id", UUID.class),
                new AccountId(row.getObject("account_id", UUID.class)),
                new BotId(row.getObject("bot_id", UUID.class)),
                row.getString("name"),
                row.getString("kind"),
                row.getString("url"),
                Document.Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                error == null ? null : Unreadable.Why.valueOf(error.toUpperCase(Locale.ROOT)),
                row.getBoolean("answers"),
                Document.Stage.valueOf(row.getString("stage").toUpperCase(Locale.ROOT)),
                row.getInt("percent"),
                row.getInt("passages"),
                row.getLong("characters"),
                row.getLong("size"),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("updated_at").toInstant());
    }
}
