package uz.botfactory.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GroupCommitTests {

    private final List<Integer> sizes = Collections.synchronizedList(new ArrayList<>());

    @Test
    void whatArrivesWhileABatchIsWrittenSharesTheNextOne() {
        var first = new CountDownLatch(1);
        try (var commit = new GroupCommit<Integer, Integer>("numbers", 100, Duration.ofMillis(5), batch -> {
            sizes.add(batch.size());
            await(first);
            return batch.stream().map(n -> n * 2).toList();
        })) {
            var results = IntStream.range(0, 50).mapToObj(commit::later).toList();
            first.countDown();

            assertThat(results.stream().map(r -> r.join()).toList())
                    .isEqualTo(IntStream.range(0, 50).map(n -> n * 2).boxed().toList());
        }
        assertThat(sizes.size()).isLessThanOrEqualTo(3);
    }

    @Test
    void aBadItemHarmsOnlyItself() {
        try (var commit = new GroupCommit<Integer, Integer>("numbers", 100, Duration.ofMillis(5), batch -> {
            if (batch.contains(13)) {
                throw new IllegalArgumentException("13");
            }
            return batch;
        })) {
            var bad = commit.later(13);
            var good = commit.later(7);

            assertThat(good.join()).isEqualTo(7);
            assertThatThrownBy(bad::join).hasRootCauseMessage("13");
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
