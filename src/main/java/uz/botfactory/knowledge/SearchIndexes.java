package uz.botfactory.knowledge;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.github.benmanes.caffeine.cache.Scheduler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.MMapDirectory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.system.ApplicationHome;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.util.FileSystemUtils;
import uz.botfactory.accounts.AccountId;
import uz.botfactory.bots.BotDeleted;
import uz.botfactory.bots.BotId;
import uz.botfactory.support.Notices;

/**
 * The indexes of all bots: opened on first use, built from the database when missing or stale, closed when idle. A
 * search never sees half an index, and after a change never an old one, except that a very large bot answers from the
 * old one for the seconds that building takes.
 */
@Component
class SearchIndexes implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(SearchIndexes.class);

    /** Raised when the layout of an index changes. */
    private static final int LAYOUT = 1;

    private static final long TRUSTED_NANOS = 3_000_000_000L;
    private static final int QUICKLY_BUILT = 1500;

    private final PassageRows rows;
    private final SearchSettings settings;
    private final String edition = LAYOUT + "-" + Long.toString(builtAt(), 36);
    private final LoadingCache<Owner, Slot> slots;

    record Owner(AccountId account, BotId bot) {}

    SearchIndexes(PassageRows rows, SearchSettings settings, Notices notices) {
        this.rows = rows;
        this.settings = settings;
        this.slots = Caffeine.newBuilder()
                .expireAfterAccess(settings.searchIdle())
                .scheduler(Scheduler.systemScheduler())
                .executor(Runnable::run)
                .removalListener((key, value, cause) -> {
                    if (value instanceof Slot slot) {
                        slot.close();
                    }
                })
                .build(Slot::new);
        notices.listen(PassageRows.TOPIC, this::heard);
    }

    /** The index of what the bot knows now, acquired: the caller releases it. Null when it knows nothing. */
    @Nullable SearchIndex acquire(AccountId account, BotId bot) {
        return slots.get(new Owner(account, bot)).acquire();
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void changed(KnowledgeChanged change) {
        mistrust(new Owner(change.account(), change.bot()));
    }

    private void heard(String payload) {
        if (payload.equals(Notices.EVERYTHING)) {
            slots.asMap().values().forEach(Slot::mistrust);
            return;
        }
        String[] ids = payload.split(" ");
        mistrust(new Owner(new AccountId(UUID.fromString(ids[0])), new BotId(UUID.fromString(ids[1]))));
    }

    private void mistrust(Owner owner) {
        var slot = slots.getIfPresent(owner);
        if (slot != null) {
            slot.mistrust();
        }
    }

    /** Closes a deleted bot's index and removes its files; its rows go with its documents. */
    @ApplicationModuleListener
    void on(BotDeleted deleted) {
        slots.invalidate(new Owner(deleted.account(), deleted.bot()));
        deleteQuietly(settings.folder().resolve(deleted.bot().toString()));
    }

    @Override
    public void destroy() {
        slots.invalidateAll();
    }

    /** An index made by another build of the product may have cut its words differently. */
    private static long builtAt() {
        var source = new ApplicationHome(SearchIndexes.class).getSource();
        return source == null ? 0 : source.lastModified();
    }

    /** The place of one bot's index. */
    private final class Slot {

        private final Owner owner;
        private final ReentrantLock lock = new ReentrantLock();
        private volatile @Nullable SearchIndex index;
        private volatile long version = -1;
        private volatile long trustedUntil = System.nanoTime();
        private final AtomicInteger changes = new AtomicInteger();
        private volatile int changesSeen = -1;
        private boolean building;
        private volatile boolean closed;

        Slot(Owner owner) {
            this.owner = owner;
        }

        /** Counted, not timed: a change during a renewal must not be covered by the trust which that renewal earns. */
        void mistrust() {
            changes.incrementAndGet();
        }

        @Nullable SearchIndex acquire() {
            for (int attempt = 0; attempt < 100; attempt++) {
                refresh();
                var current = index;
                if (current == null) {
                    return null;
                }
                if (current.acquire()) {
                    return current;
                }
            }
            throw new IllegalStateException("The index of bot " + owner.bot() + " is closed again and again");
        }

        private void refresh() {
            if (trusted()) {
                return;
            }
            lock.lock();
            try {
                if (!trusted()) {
                    renew();
                }
            } finally {
                lock.unlock();
            }
        }

        private boolean trusted() {
            return changesSeen == changes.get() && trustedUntil - System.nanoTime() > 0;
        }

        private void renew() {
            int seen = changes.get();
            long asked = System.nanoTime();
            long now = rows.version(owner.account(), owner.bot());
            if (now != version && !building) {
                var old = index;
                if (old != null && old.passages() > QUICKLY_BUILT) {
                    buildMeanwhile();
                } else {
                    swap();
                }
            }
            trustedUntil = asked + TRUSTED_NANOS;
            changesSeen = seen;
        }

        private void buildMeanwhile() {
            building = true;
            Thread.ofPlatform().daemon().name("index-" + owner.bot()).start(() -> {
                try {
                    swap();
                } catch (RuntimeException e) {
                    LOG.error("The index of bot {} could not be built", owner.bot(), e);
                } finally {
                    building = false;
                    mistrust();
                }
            });
        }

        private void swap() {
            try {
                var opened = opened();
                var old = index;
                index = opened.index();
                version = opened.version();
                if (old != null) {
                    old.close();
                }
                if (closed) {
                    close();
                }
            } catch (IOException e) {
                throw new UncheckedIOException("The index of bot " + owner.bot() + " cannot be opened", e);
            }
        }

        private Opened opened() throws IOException {
            long now = rows.version(owner.account(), owner.bot());
            if (now == 0) {
                return new Opened(null, 0);
            }
            var kept = kept(now);
            if (kept != null) {
                return new Opened(kept, now);
            }
            try {
                return build();
            } catch (FileSystemException e) {
                LOG.warn("The index of bot {} is kept in memory, its folder cannot be written: {}", owner.bot(), e.getMessage());
                return buildInMemory();
            }
        }

        private @Nullable SearchIndex kept(long now) {
            Path folder = folder(now);
            if (!Files.isDirectory(folder)) {
                return null;
            }
            try {
                return SearchIndex.open(new MMapDirectory(folder));
            } catch (IOException | RuntimeException e) {
                LOG.warn("The kept index of bot {} is damaged and built again: {}", owner.bot(), e.getMessage());
                deleteQuietly(folder);
                return null;
            }
        }

        private Opened build() throws IOException {
            Path home = settings.folder().resolve(owner.bot().toString());
            Files.createDirectories(home);
            Path making = Files.createTempDirectory(home, "making-");
            try {
                long built = write(new MMapDirectory(making));
                Path folder = folder(built);
                move(making, folder);
                deleteOthers(home, folder);
                return new Opened(SearchIndex.open(new MMapDirectory(folder)), built);
            } finally {
                deleteQuietly(making);
            }
        }

        private Opened buildInMemory() throws IOException {
            var directory = new ByteBuffersDirectory();
            long built = write(directory);
            return new Opened(SearchIndex.open(directory), built);
        }

        private long write(Directory directory) throws IOException {
            try (var builder = new IndexBuilder(directory)) {
                long built = rows.read(owner.account(), owner.bot(), passage -> add(builder, passage));
                builder.finish();
                return built;
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
        }

        private Path folder(long version) {
            return settings.folder().resolve(owner.bot().toString()).resolve(version + "." + edition);
        }

        void close() {
            closed = true;
            var last = index;
            index = null;
            version = -1;
            if (last != null) {
                last.close();
            }
        }
    }

    private record Opened(@Nullable SearchIndex index, long version) {}

    private static void add(IndexBuilder builder, IndexedPassage passage) {
        try {
            builder.add(passage);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Another process may have been quicker; its index is as good as ours. */
    private static void move(Path making, Path folder) throws IOException {
        try {
            Files.move(making, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            throw e;
        } catch (FileSystemException e) {
            if (!Files.isDirectory(folder)) {
                throw e;
            }
        }
    }

    private static void deleteOthers(Path home, Path kept) throws IOException {
        try (var folders = Files.list(home)) {
            folders.filter(folder -> !folder.equals(kept))
                    .filter(folder -> !folder.getFileName().toString().startsWith("making-"))
                    .forEach(SearchIndexes::deleteQuietly);
        }
    }

    private static void deleteQuietly(Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            LOG.warn("{} could not be removed: {}", folder, e.getMessage());
        }
    }
}
