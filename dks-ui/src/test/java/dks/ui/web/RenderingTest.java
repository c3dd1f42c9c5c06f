package dks.ui.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RenderingTest {

    private static final int LONG = 64 * 1024;

    @Test
    void longAnswersLeaveAPlaceToShortOnes() throws Exception {
        var threads = Executors.newFixedThreadPool(2);
        var begun = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var longOnes = new AtomicInteger();
        try {
            for (var i = 0; i < 2; i++) {
                threads.submit(() -> Rendering.of(LONG, () -> {
                    longOnes.incrementAndGet();
                    begun.countDown();
                    return await(goOn);
                }));
            }
            assertThat(begun.await(1, TimeUnit.MINUTES)).isTrue();

            // Each would wait ten seconds for its turn, and fail, if the second long answer had taken the other place.
            for (var i = 0; i < 100; i++) {
                assertThat(Rendering.<String>of(0, () -> "short")).isEqualTo("short");
            }
            assertThat(longOnes).hasValue(1);
        } finally {
            goOn.countDown();
            threads.shutdown();
            assertThat(threads.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        }
        assertThat(longOnes).hasValue(2);
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
