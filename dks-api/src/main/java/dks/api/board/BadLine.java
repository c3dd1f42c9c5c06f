package dks.api.board;

import dks.api.problem.InvalidInput;

/** A line that cannot be imported; nothing of its request is. */
class BadLine extends InvalidInput {

    /**
     * Takes what the client reads.
     *
     * @param number from 1
     * @param sentence what is wrong with the line
     */
    BadLine(int number, String sentence) {
        super("line " + number, "Line " + number + ": " + sentence);
    }
}
