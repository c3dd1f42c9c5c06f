package dks.ui.bounds;

import dks.ui.api.FakeApi;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import net.jqwik.api.sessions.JqwikSession;

/**
 * People read while others send and ask for hostile posts, for a while, with the heap of dev's task:
 * {@code make soak MINUTES=10}. Prints what the readers saw, and fails when the task ended or a reader was refused.
 *
 * <p>The API is the one of the tests, in this JVM: what it holds is as the real one would give it, but it costs nothing.
 */
public final class Soak {

    private static final int READERS = 4;
    private static final int ATTACKERS = 12;
    private static final int POSTS = 40;
    private static final int POSTS_OF_READERS = 10;
    private static final Duration PAUSE_OF_READERS = Duration.ofMillis(250);

    private final long end;
    private final PackagedUi ui;
    private final List<String> texts;
    private final ConcurrentLinkedQueue<Long> readers = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Long> attackers = new ConcurrentLinkedQueue<>();
    private final LongAdder readersRefused = new LongAdder();
    private final LongAdder attackersRefused = new LongAdder();
    private final LongAdder unanswered = new LongAdder();

    private Soak(PackagedUi ui, List<String> texts, Duration length) {
        this.ui = ui;
        this.texts = texts;
        this.end = System.nanoTime() + length.toNanos();
    }

    /** Takes the minutes to go on for; 1 without. */
    public static void main(String[] arguments) throws Exception {
        var length =
                Duration.ofSeconds(Math.round(60 * Double.parseDouble(arguments.length == 0 ? "1" : arguments[0])));
        var seed = System.nanoTime();
        System.out.printf("Soak of %d s, seed %d%n", length.toSeconds(), seed);
        var texts = hostileTexts(new Random(seed));
        var api = new FakeApi();
        var output = Files.createTempFile("soak", ".log");
        try (var ui = PackagedUi.start(api(api, texts), PackagedUi.HEAP_OF_DEV_MIB, output)) {
            var soak = new Soak(ui, texts, length);
            soak.run();
            System.exit(soak.report() ? 0 : 1);
        } finally {
            api.stop();
        }
    }

    /** As many as there are posts, and as many comments, none longer than a comment may be. */
    private static List<String> hostileTexts(Random random) {
        var texts = new ArrayList<String>();
        JqwikSession.run(() -> {
            var generator = HostilePosts.posts().generator(1000, true);
            for (var i = 0; i < 10 * POSTS; i++) {
                texts.add(generator.next(random).value());
            }
        });
        texts.addAll(List.of(Bombs.REFERENCE, Bombs.ADDRESSES, Bombs.MARKS_AND_LINKS));
        return texts;
    }

    /** Posts that people read, each with a comment, and before these hostile ones with many. */
    private static String api(FakeApi api, List<String> texts) {
        var address = api.start().get("KNOWLEDGE_SHARE_API");
        for (var i = 0; i < POSTS; i++) {
            var id = api.add("Hostile " + i, texts.get(texts.size() - 1 - i));
            for (var j = 0; j < 16; j++) {
                var text = texts.get((i * 7 + j) % texts.size());
                api.comment(id, text.substring(0, Math.min(text.length(), 5_000)), "Eve");
            }
        }
        for (var i = 0; i < POSTS_OF_READERS; i++) {
            var id = api.add(
                    "Post " + i, "What *we* found out, with `code` and [a link](https://example.com).\n\n".repeat(20));
            api.comment(id, "Thank you!", "Ada");
        }
        return address;
    }

    private void run() throws InterruptedException {
        var threads = Executors.newFixedThreadPool(READERS + ATTACKERS);
        for (var i = 0; i < READERS; i++) {
            var random = new Random(i);
            threads.execute(() -> repeat(() -> reading(random), readers, readersRefused, PAUSE_OF_READERS));
        }
        for (var i = 0; i < ATTACKERS; i++) {
            var random = new Random(1000 + i);
            threads.execute(() -> repeat(() -> attack(random), attackers, attackersRefused, Duration.ZERO));
        }
        threads.shutdown();
        threads.awaitTermination(1, TimeUnit.HOURS);
    }

    private HttpRequest reading(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> ui.get("/");
            case 1 -> ui.get("/tags");
            default -> ui.get("/posts/" + (POSTS + 1 + random.nextInt(POSTS_OF_READERS)));
        };
    }

    private HttpRequest attack(Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> ui.get("/feed.atom");
            case 1, 2 -> ui.get("/posts/" + (1 + random.nextInt(POSTS)) + "?comment=999999999");
            default -> ui.preview(texts.get(random.nextInt(texts.size())));
        };
    }

    private void repeat(
            Supplier<HttpRequest> next, ConcurrentLinkedQueue<Long> times, LongAdder refused, Duration pause) {
        while (System.nanoTime() < end && ui.isAlive()) {
            var start = System.nanoTime();
            try {
                var status = ui.send(next.get()).join().statusCode();
                times.add(System.nanoTime() - start);
                if (status != 200) {
                    refused.increment();
                }
                Thread.sleep(pause.toMillis());
            } catch (RuntimeException noAnswer) {
                unanswered.increment();
            } catch (InterruptedException stopped) {
                return;
            }
        }
    }

    private boolean report() throws Exception {
        var alive = ui.isAlive();
        System.out.printf(
                "readers:   %d pages, %d refused, p50 %d ms, p99 %d ms, longest %d ms%n",
                readers.size(),
                readersRefused.sum(),
                percentile(readers, 50),
                percentile(readers, 99),
                percentile(readers, 100));
        System.out.printf(
                "attackers: %d requests, %d refused, p50 %d ms, p99 %d ms%n",
                attackers.size(), attackersRefused.sum(), percentile(attackers, 50), percentile(attackers, 99));
        System.out.printf(
                "task:      %s, without an answer %d, at most %d MiB with a heap of %d MiB%n",
                alive ? "lives" : "ENDED", unanswered.sum(), ui.mostMemoryMib(), PackagedUi.HEAP_OF_DEV_MIB);
        return alive && readersRefused.sum() == 0 && unanswered.sum() == 0;
    }

    private static long percentile(ConcurrentLinkedQueue<Long> nanos, int percent) {
        var sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
        return sorted.length == 0
                ? 0
                : Duration.ofNanos(sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)])
                        .toMillis();
    }
}
