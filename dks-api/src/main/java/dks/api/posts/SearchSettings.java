package dks.api.posts;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** The bounds of looking through all posts, for a search, a tag or an author. */
@ConfigMapping(prefix = "dks.search")
interface SearchSettings {

    /** How many run at once: fewer than the pool has connections, so that other work has some at any time. */
    int atOnce();

    /** How many wait for their turn: together with those that run fewer than there are threads. */
    int waiting();

    /** How long one runs at most. */
    Duration time();
}
