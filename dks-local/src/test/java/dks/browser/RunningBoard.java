package dks.browser;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import dks.board.BoardFailure;
import dks.board.BoardUrl;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A board that runs somewhere, pages and API at one address. Posts written by its visitors and its seed are remembered. */
final class RunningBoard implements Board, AutoCloseable {
    private static final Pattern POST = Pattern.compile("(/posts/\\d+)$");
    private static final double PATIENCE_MILLIS = 20_000;
    /** A database that has paused for days takes a minute to wake up. */
    private static final double WAKING_MILLIS = 90_000;

    private final String url;
    private final Chromium chromium;
    private final Set<String> written = ConcurrentHashMap.newKeySet();
    private final Consumer<String> writing = written::add;

    private RunningBoard(BoardUrl address) {
        url = address.toString();
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        chromium = new Chromium(address.base().getHost());
    }

    /**
     * Opens the board at an address, as a person typed it.
     *
     * @throws BoardFailure when that is none, no board answers there, or people sign in to write on it
     */
    static RunningBoard at(String typed) throws BoardFailure {
        var board = new RunningBoard(BoardUrl.of(typed));
        try {
            board.requireUsable();
            return board;
        } catch (BoardFailure unusable) {
            board.close();
            throw unusable;
        }
    }

    @Override
    public Visitor visitor(NewContextOptions options) {
        var context = chromium.browser().newContext(options.setBaseURL(url));
        context.onResponse(this::note);
        return new Visitor(context, url);
    }

    @Override
    public Seed seed() {
        return new Seed(url, writing);
    }

    /**
     * Deletes every post that was written, with its comments. Needs no browser, and may be called by any thread.
     *
     * @return how many it were
     * @throws BoardFailure when one could not be deleted
     */
    int deleteWhatWasWritten() throws BoardFailure {
        synchronized (writing) { // after Ctrl-C a test may still be at it
            List<String> left = written.stream()
                    .filter(post -> !seed().deleteIfThere(post))
                    .map(url::concat)
                    .toList();
            if (!left.isEmpty()) {
                throw new BoardFailure("These posts could not be deleted; please do it: " + String.join(" ", left));
            }
            return written.size();
        }
    }

    @Override
    public void close() {
        chromium.close();
    }

    private void requireUsable() throws BoardFailure {
        try (var context = chromium.browser().newContext(new NewContextOptions().setBaseURL(url))) {
            var page = context.newPage();
            page.setDefaultNavigationTimeout(WAKING_MILLIS);
            Response answer = page.navigate("/");
            if (page.locator("#sign-in").count() > 0) {
                throw new BoardFailure(
                        "People sign in at " + url
                                + ", and the browser test writes as anybody; take a board without sign-in, as make stack starts it.");
            }
            if (!answer.ok() || page.locator("#write").count() == 0) {
                throw new BoardFailure(
                        url + " shows no board (" + answer.status() + "); give the address that people open.");
            }
            answer = page.navigate("/api/posts?limit=1");
            if (!answer.ok()) {
                throw new BoardFailure(url + " has the pages, but not the API below /api (" + answer.status()
                        + "); give an address that has both, as make stack does.");
            }
        } catch (PlaywrightException nobody) {
            throw new BoardFailure(
                    "Nothing answers at " + url + "; is DKS running there? On this machine `make stack` starts it.",
                    nobody);
        }
    }

    /** A post that was published in the form leads to its page. */
    private void note(Response response) {
        boolean form =
                response.request().method().equals("POST") && response.url().equals(url + "/posts");
        Matcher page = POST.matcher(response.headers().getOrDefault("location", ""));
        if (form && page.find()) {
            written.add(page.group(1));
        }
    }
}
