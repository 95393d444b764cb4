package uz.botfactory.knowledge;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.bots.BotDeleted;
import uz.botfactory.bots.BotId;
import uz.botfactory.bots.Bots;
import uz.botfactory.plans.Limit;
import uz.botfactory.plans.Plans;
import uz.botfactory.support.Notices;
import uz.botfactory.support.Problem;
import uz.botfactory.support.Texts;
import uz.botfactory.support.UiLanguage;

/**
 * The documents of our customers' bots. Whatever is added is imported in the background: until it is ready the bot
 * answers from what it knew before; a document of the same name is replaced. Thread-safe.
 */
@Service
public class Library {

    private static final int LONGEST_TEXT = 1_000_000;
    private static final int LONGEST_QUESTION = 1_000;
    private static final int LONGEST_ANSWER = 20_000;

    private final DocumentRows rows;
    private final PassageRows passages;
    private final Bots bots;
    private final Plans plans;
    private final Notices notices;
    private final LibrarySettings settings;
    private final Texts texts;

    Library(
            DocumentRows rows,
            PassageRows passages,
            Bots bots,
            Plans plans,
            Notices notices,
            LibrarySettings settings,
            Texts texts) {
        this.rows = rows;
        this.passages = passages;
        this.bots = bots;
        this.plans = plans;
        this.notices = notices;
        this.settings = settings;
        this.texts = texts;
    }

    /** All documents of the bot, newest first. */
    public List<Document> of(AccountId account, BotId bot) {
        return rows.of(account, bots.get(account, bot).id());
    }

    /** The bot's id, when it is this account's; else nothing is there. */
    BotId owned(AccountId account, BotId bot) {
        return bots.get(account, bot).id();
    }

    /** The document, when this bot is this account's and has it. */
    public Document get(AccountId account, BotId bot, UUID id) {
        return rows.find(account, bots.get(account, bot).id(), id).orElseThrow(Problem::notFound);
    }

    /** A file of any kind; one that cannot be read at first sight is listed as failed, with the reason. */
    @Transactional
    public Document add(AccountId account, BotId bot, String name, byte[] content) {
        return add(account, bot, name, content, null);
    }

    /** The same; once all documents that carry this batch are imported, they are all the bot knows. */
    @Transactional
    public Document add(AccountId account, BotId bot, String name, byte[] content, @Nullable UUID replacesAll) {
        if (content.length > settings.uploadBytes()) {
            throw Problem.of(413, "file_too_large", "knowledge.problem.fileTooLarge", settings.maxUploadMb()).at("file");
        }
        String clean = Names.ofFile(name);
        try {
            return put(new DocumentRows.New(
                    account, bot, clean, Kinds.of(content, clean), null, content, content.length, replacesAll));
        } catch (Unreadable e) {
            bots.get(account, bot);
            var kind = Kind.named(clean).orElse(Kind.TXT);
            var refused = new DocumentRows.New(account, bot, clean, kind, null, null, content.length, null);
            return get(account, bot, rows.putRefused(refused, e.why()));
        }
    }

    /** A text that somebody typed or pasted. */
    @Transactional
    public Document addText(AccountId account, BotId bot, String title, String text, @Nullable UUID replacesAll) {
        String name = required(Names.ofText(title), Names.LONGEST, "title");
        byte[] content = required(text, LONGEST_TEXT, "text").getBytes(StandardCharsets.UTF_8);
        return put(new DocumentRows.New(account, bot, name, Kind.TXT, null, content, content.length, replacesAll));
    }

    /** The price list and the rules of a tea house, for those who first want to see how it works. */
    @Transactional
    public Document addSample(AccountId account, BotId bot, UiLanguage language) {
        return addText(account, bot, texts.get(language, "knowledge.sample.name"), texts.get(language, "knowledge.sample.text"), null);
    }

    /** A question with its answer; the same question again changes the answer. */
    @Transactional
    public Document addAnswer(AccountId account, BotId bot, String question, String answer) {
        String asked = required(question, LONGEST_QUESTION, "question").replaceAll("\\s+", " ").strip();
        String said = required(answer, LONGEST_ANSWER, "answer").strip();
        byte[] content = (asked + "\n" + said).getBytes(StandardCharsets.UTF_8);
        return put(new DocumentRows.New(account, bot, Names.ofText(asked), Kind.QA, null, content, content.length, null));
    }

    /** A web page, fetched in the background; the same address again fetches it anew. */
    @Transactional
    public Document addPage(AccountId account, BotId bot, String address, @Nullable UUID replacesAll) {
        try {
            var url = PageFetcher.address(address);
            String name = Names.ofText(address.strip().replaceFirst("(?i)^https?://", "").replaceFirst("/$", ""));
            return put(new DocumentRows.New(account, bot, name, Kind.HTML, url.toString(), null, 0, replacesAll));
        } catch (Unreadable e) {
            throw Problem.of(422, e.why().code(), "knowledge.error." + e.why().code()).at("url");
        }
    }

    /** Forgets the document at once; it is no error when somebody else was quicker. */
    @Transactional
    public void remove(AccountId account, BotId bot, UUID id) {
        bots.get(account, bot);
        if (rows.delete(account, bot, id)) {
            passages.remove(account, bot, id);
        }
    }

    /** The file as it came; empty while a web page has not been fetched, and for what could not be read. */
    Optional<DocumentRows.Original> original(AccountId account, BotId bot, UUID id) {
        return rows.original(account, get(account, bot, id).bot(), id);
    }

    private Document put(DocumentRows.New wish) {
        bots.get(wish.account(), wish.bot());
        if (!rows.counted(wish)) {
            plans.requireRoomFor(Limit.DOCUMENTS, wish.account(), () -> rows.count(wish));
        }
        var id = rows.put(wish);
        notices.publish(Imports.TOPIC, id.toString());
        return get(wish.account(), wish.bot(), id);
    }

    private static String required(String text, int longest, String field) {
        if (text.isBlank()) {
            throw Problem.of(422, field + "_missing", "knowledge.problem.missing." + field).at(field);
        }
        if (text.length() > longest) {
            throw Problem.of(422, field + "_too_long", "knowledge.problem.tooLong", longest).at(field);
        }
        return text;
    }

    @ApplicationModuleListener
    void on(BotDeleted deleted) {
        rows.purge(deleted.account(), deleted.bot());
        passages.purge(deleted.account(), deleted.bot());
    }
}
