package dks.ui.bounds;

import static org.assertj.core.api.Assertions.assertThat;

import dks.ui.api.FakeApi;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A task of dev's size meets what used to end it, one at a time and many at once, and people read on. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class SmallHeapIT {

    private static final String FEW = "/posts/1";
    private static final String BOMB = "/posts/2";
    private static final String SHORT_COMMENTS = "/posts/3?comment=999999999";
    private static final String LONG_COMMENTS = "/posts/4?comment=999999999";
    private static final String FEED = "/feed.atom";

    @TempDir
    Path directory;

    private final FakeApi api = new FakeApi();
    private PackagedUi ui;

    @BeforeEach
    void start() throws Exception {
        var address = api.start().get("KNOWLEDGE_SHARE_API");
        api.add("A post", "Some *text*.");
        api.add("A bomb", Bombs.REFERENCE);
        api.add("Short comments", "Text");
        IntStream.range(0, 340).forEach(i -> api.comment(3, "a@b.cc ".repeat(100), "Ada"));
        api.add("Long comments", Bombs.ADDRESSES);
        IntStream.range(0, 60)
                .forEach(i -> api.comment(4, i % 2 == 0 ? Bombs.SMALL_REFERENCE : Bombs.FEW_ADDRESSES, "Ada"));
        IntStream.range(0, 20).forEach(i -> api.add("Post " + i, i % 2 == 0 ? Bombs.REFERENCE : Bombs.ADDRESSES));
        ui = PackagedUi.start(address, PackagedUi.HEAP_OF_DEV_MIB, directory.resolve("output"));
    }

    @AfterEach
    void stop() throws Exception {
        ui.close();
        api.stop();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 16, 32})
    void it_answers_all_of_it_and_lives(int atOnce) throws Exception {
        for (var path : List.of(BOMB, SHORT_COMMENTS, LONG_COMMENTS, FEED)) {
            assertLivesThrough(Collections.nCopies(atOnce, ui.get(path)));
        }
        for (var text : List.of(Bombs.REFERENCE, Bombs.ADDRESSES, Bombs.MARKS_AND_LINKS, "[".repeat(65_536))) {
            assertLivesThrough(Collections.nCopies(atOnce, ui.preview(text)));
        }
        var all = IntStream.range(0, atOnce)
                .boxed()
                .flatMap(i -> List.of(
                        ui.get(BOMB),
                        ui.get(LONG_COMMENTS),
                        ui.get(FEED),
                        ui.preview(Bombs.REFERENCE),
                        ui.preview(Bombs.ADDRESSES))
                        .stream())
                .toList();
        assertLivesThrough(all);
        System.out.printf(
                "%d at once, in a heap of %d MiB: at most %d MiB in all%n",
                atOnce, PackagedUi.HEAP_OF_DEV_MIB, ui.mostMemoryMib());
    }

    private void assertLivesThrough(List<HttpRequest> requests) throws Exception {
        var statuses = ui.atOnce(requests);
        assertThat(ui.isAlive()).as("alive after %s", requests.get(0)).isTrue();
        assertThat(statuses).isNotEmpty().allMatch(status -> status == 200 || status == 503);
        assertThat(statuses).contains(200);
        assertThat(ui.status(FEW)).as("people read on").isEqualTo(200);
        assertThat(Files.readString(directory.resolve("output"))).doesNotContain("OutOfMemoryError");
    }
}
