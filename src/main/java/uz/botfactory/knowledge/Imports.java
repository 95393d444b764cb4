package uz.botfactory.knowledge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import uz.botfactory.knowledge.DocumentRows.Claim;
import uz.botfactory.knowledge.Unreadable.Why;
import uz.botfactory.support.Notices;

/**
 * Imports documents in the background, two at a time: fetched if need be, read, split, and made the version that answers
 * in one transaction. A document is claimed for some seconds with a sign of life every few, so that what a dead process
 * left is soon taken up by another.
 */
@Component
class Imports implements SmartLifecycle {

    static final String TOPIC = "imports";

    private static final Logger log = LoggerFactory.getLogger(Imports.class);
    private static final int AT_ONCE = 2;
    private static final int MOST_ATTEMPTS = 3;
    private static final Duration BELIEVED = Duration.ofSeconds(15);
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(4);
    private static final Duration SWEEP = Duration.ofSeconds(3);
    private static final Duration LATER = Duration.ofSeconds(5);

    private final DocumentRows rows;
    private final PassageRows passages;
    private final PageFetcher pages;
    private final SearchIndexes indexes;
    private final LibrarySettings settings;
    private final TransactionTemplate transaction;
    private final LinkedBlockingQueue<String> wakes = new LinkedBlockingQueue<>(AT_ONCE);
    private volatile List<Thread> workers = List.of();
    private volatile boolean running;

    Imports(
            DocumentRows rows,
            PassageRows passages,
            PageFetcher pages,
            SearchIndexes indexes,
            LibrarySettings settings,
            TransactionTemplate transaction,
            Notices notices) {
        this.rows = rows;
        this.passages = passages;
        this.pages = pages;
        this.indexes = indexes;
        this.settings = settings;
        this.transaction = transaction;
        notices.listen(TOPIC, wakes::offer);
    }

    @Override
    public void start() {
        running = true;
        workers = List.of(
                Thread.ofPlatform().name("import-1").daemon().start(this::work),
                Thread.ofPlatform().name("import-2").daemon().start(this::work));
    }

    @Override
    public void stop() {
        running = false;
        workers.forEach(Thread::interrupt);
        ReadingRoom.close();
        try {
            for (var worker : workers) {
                worker.join(Duration.ofSeconds(5));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void work() {
        while (running) {
            try {
                if (!importNext()) {
                    wakes.poll(SWEEP.toMillis(), TimeUnit.MILLISECONDS);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (TransientDataAccessException | NonTransientDataAccessResourceException | TransactionException e) {
                log.warn("Imports wait for the database: {}", e.getMessage());
                rest();
            } catch (RuntimeException e) {
                log.error("An import went wrong in an unknown way", e);
                rest();
            }
        }
    }

    private static void rest() {
        try {
            Thread.sleep(SWEEP);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Imports one document; false when none waits. */
    private boolean importNext() throws InterruptedException {
        var claim = rows.claim(BELIEVED);
        if (claim.isEmpty()) {
            return false;
        }
        wakes.offer("more may wait");
        var alive = Thread.ofVirtual().name("import-alive").start(() -> signOfLife(claim.get()));
        try {
            imported(claim.get());
        } finally {
            alive.interrupt();
        }
        return true;
    }

    private void signOfLife(Claim claim) {
        try {
            while (true) {
                Thread.sleep(SIGN_OF_LIFE);
                try {
                    rows.stillAtIt(claim, BELIEVED);
                } catch (DataAccessException e) {
                    log.debug("No sign of life could be given: {}", e.getMessage()); // the next one may get through
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void imported(Claim claim) throws InterruptedException {
        try {
            if (claim.attempts() > MOST_ATTEMPTS) {
                throw new Unreadable(Why.IMPORT_FAILED);
            }
            var blocks = read(claim);
            rows.progress(claim, Document.Stage.SPLITTING, 0);
            var drafts = Passages.split(claim.name(), blocks);
            rows.progress(claim, Document.Stage.INDEXING, 0);
            if (finish(claim, drafts)) {
                warm(claim);
                rows.ready(claim);
            }
        } catch (Unreadable e) {
            stoppedOrFailed(claim, e.why());
        } catch (IOException | OutOfMemoryError e) {
            log.warn("Document {} is tried again: {}", claim.document(), e.toString());
            rows.release(claim, running ? LATER : Duration.ZERO, running);
        } catch (InterruptedException e) {
            rows.release(claim, Duration.ZERO, false);
            throw e;
        }
    }

    /** A reading that our own stop interrupted is no fault of the document. */
    private void stoppedOrFailed(Claim claim, Why why) throws InterruptedException {
        if (running) {
            fail(claim, why);
        } else {
            Thread.interrupted();
            rows.release(claim, Duration.ZERO, false);
            throw new InterruptedException();
        }
    }

    private List<Block> read(Claim claim) throws Unreadable, IOException, InterruptedException {
        var waiting = rows.waiting(claim).orElseThrow(() -> new IOException("Nothing waits to be read any more"));
        if (waiting.content() == null) {
            rows.fetched(claim, pages.fetch(PageFetcher.address(String.valueOf(waiting.url()))));
            waiting = rows.waiting(claim).orElseThrow(() -> new IOException("Nothing waits to be read any more"));
        }
        byte[] content = waiting.content() == null ? new byte[0] : waiting.content();
        long room = settings.charactersPerBot() - rows.charactersBeside(claim);
        return ReadingRoom.read(
                waiting.kind(),
                content,
                waiting.charset(),
                ReadingLimits.generous(Math.max(0, room)),
                percent -> rows.progress(claim, Document.Stage.READING, percent));
    }

    /** False when the document was removed or replaced meanwhile. */
    private boolean finish(Claim claim, List<PassageDraft> drafts) throws Unreadable {
        long characters = drafts.stream().mapToLong(draft -> draft.text().length()).sum();
        var ending = transaction.execute(status -> {
            rows.oneAtATime(claim);
            if (rows.charactersBeside(claim) + characters > settings.charactersPerBot()) {
                return Ending.NO_ROOM;
            }
            if (!rows.live(claim, drafts.size(), characters)) {
                return Ending.NOT_WANTED;
            }
            passages.replace(claim.account(), claim.bot(), claim.document(), drafts);
            removeReplaced(claim);
            return Ending.LIVE;
        });
        if (ending == Ending.NO_ROOM) {
            throw new Unreadable(Why.TEXT_LIMIT);
        }
        return ending == Ending.LIVE;
    }

    private enum Ending {
        LIVE,
        NOT_WANTED,
        NO_ROOM
    }

    /** Builds the index now, so that the first customer does not wait for it. */
    private void warm(Claim claim) {
        try {
            var index = indexes.acquire(claim.account(), claim.bot());
            if (index != null) {
                index.release();
            }
        } catch (UncheckedIOException | IllegalStateException e) {
            log.warn("The index of bot {} is built when it is needed: {}", claim.bot(), e.getMessage());
        }
    }

    private void fail(Claim claim, Why why) {
        log.info("Document {} cannot be read: {}", claim.document(), why.code());
        transaction.executeWithoutResult(status -> {
            rows.oneAtATime(claim);
            if (rows.failed(claim, why)) {
                removeReplaced(claim);
            }
        });
    }

    private void removeReplaced(Claim claim) {
        for (var document : rows.replacedBy(claim)) {
            rows.delete(claim.account(), claim.bot(), document);
            passages.remove(claim.account(), claim.bot(), document);
        }
    }
}
