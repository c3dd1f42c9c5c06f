package dks.board;

import java.util.EnumMap;
import java.util.Map;

/** Counts the things on a board: those that a command wrote, and those that were there before. */
final class Tally {
    /** What a board is made of. */
    enum Kind {
        POST,
        COMMENT,
        KUDOS
    }

    private final Map<Kind, Long> written = new EnumMap<>(Kind.class);
    private final Map<Kind, Long> known = new EnumMap<>(Kind.class);

    void add(Kind kind, boolean isNew) {
        (isNew ? written : known).merge(kind, 1L, Long::sum);
    }

    void add(Kind kind, long howMany) {
        written.merge(kind, howMany, Long::sum);
    }

    /** For a sentence, for example "2 posts, 3 comments and 0 kudos". */
    String written() {
        return text(written);
    }

    /** The same of what was there before. */
    String known() {
        return text(known);
    }

    private static String text(Map<Kind, Long> counts) {
        return number(counts, Kind.POST, "post") + ", " + number(counts, Kind.COMMENT, "comment") + " and "
                + counts.getOrDefault(Kind.KUDOS, 0L) + " kudos";
    }

    private static String number(Map<Kind, Long> counts, Kind kind, String noun) {
        long count = counts.getOrDefault(kind, 0L);
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
