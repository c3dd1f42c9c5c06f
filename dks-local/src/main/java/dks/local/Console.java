package dks.local;

import java.io.PrintStream;

/** Where the local system speaks: a line at a time, each beginning with who speaks. */
record Console(PrintStream out) {
    /** Prints the lines of a text behind the speaker's name. */
    void say(String speaker, String text) {
        text.lines().forEach(line -> out.println(String.format("%-4s| %s", speaker, line)));
    }
}
