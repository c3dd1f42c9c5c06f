package dks.api.board;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** The bounds of moving the board. */
@ConfigMapping(prefix = "dks.board")
interface BoardSettings {

    /** How many exports run at once; no more wait. */
    int exportsAtOnce();

    /** How many imports are read and stored at once. */
    int importsAtOnce();

    /** How many imports wait for their turn. */
    int importsWaiting();

    /** How long an export takes at most. */
    Duration exportTime();

    /** How long a reader may take for each chunk of an export. */
    Duration exportChunkTime();
}
