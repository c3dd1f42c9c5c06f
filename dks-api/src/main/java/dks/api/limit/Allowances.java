package dks.api.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How much each person may still write at this task: so many writes at once, and the same number again over each minute.
 * Several tasks know nothing of each other, so with n of them somebody may write n times as much.
 */
@Singleton
class Allowances {

    /** A minute of writes by more people than this lets the longest silent one start anew; memory stays bounded. */
    static final int PEOPLE = 10_000;

    private static final Duration PERIOD = Duration.ofMinutes(1);

    private final long writes;

    /** A bucket that was not touched for the period is full again, as a new one is. Evicts before it takes more in. */
    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(PEOPLE)
            .expireAfterAccess(PERIOD)
            .executor(Runnable::run)
            .build();

    Allowances(@ConfigProperty(name = "dks.writes-per-minute") long writes) {
        this.writes = writes;
    }

    /** Takes one write from what this person may do; how long to wait before the next try, zero when it was taken. */
    Duration take(String person) {
        return Duration.ofNanos(
                buckets.get(person, this::full).tryConsumeAndReturnRemaining(1).getNanosToWaitForRefill());
    }

    /** How many people are remembered. */
    long people() {
        return buckets.estimatedSize();
    }

    /** What somebody has who has not written yet. */
    Bucket full(String person) {
        return Bucket.builder()
                // Not by the time of day: while a clock that was set back catches up, nobody would get anything again.
                .withNanosecondPrecision()
                .addLimit(limit -> limit.capacity(writes).refillGreedy(writes, PERIOD))
                .build();
    }
}
