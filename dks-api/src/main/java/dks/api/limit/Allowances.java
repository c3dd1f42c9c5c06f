package dks.api.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import java.time.Duration;

/**
 * How often each person may still do something at this task: so many times at once, and the same number again over each
 * minute. Several tasks know nothing of each other, so with n of them a person may do it n times as often.
 */
final class Allowances {

    /** A minute of requests by more people than this lets the longest silent one start anew; memory stays bounded. */
    static final int PEOPLE = 5_000;

    private static final Duration PERIOD = Duration.ofMinutes(1);

    private final long perMinute;

    /** A bucket that was not touched for the period is full again, as a new one is. Evicts before it takes more in. */
    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(PEOPLE)
            .expireAfterAccess(PERIOD)
            .executor(Runnable::run)
            .build();

    Allowances(long perMinute) {
        this.perMinute = perMinute;
    }

    /** Takes one from what this person may do; how long to wait before the next try, zero when it was taken. */
    Duration take(String person) {
        return Duration.ofNanos(
                buckets.get(person, this::full).tryConsumeAndReturnRemaining(1).getNanosToWaitForRefill());
    }

    /** How many people are remembered. */
    long people() {
        return buckets.estimatedSize();
    }

    /** What a person has who has not done it yet. */
    Bucket full(String person) {
        return Bucket.builder()
                // Not by the time of day: while a clock that was set back catches up, nobody would get anything again.
                .withNanosecondPrecision()
                .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, PERIOD))
                .build();
    }
}
