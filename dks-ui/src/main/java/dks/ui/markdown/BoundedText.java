package dks.ui.markdown;

/** Text that is written piece by piece and refuses the piece that would make it longer than its limit. */
final class BoundedText implements Appendable {

    private final StringBuilder text = new StringBuilder();
    private final int limit;

    /** There is no room for the next piece. Without a stack trace: this is part of the normal work. */
    static final class Full extends RuntimeException {

        Full() {
            super("The text has reached its limit.", null, false, false);
        }
    }

    BoundedText(int limit) {
        this.limit = limit;
    }

    @Override
    public BoundedText append(CharSequence piece) {
        return append(piece, 0, piece.length());
    }

    @Override
    public BoundedText append(CharSequence piece, int start, int end) {
        if (end - start > limit - text.length()) {
            throw new Full();
        }
        text.append(piece, start, end);
        return this;
    }

    @Override
    public BoundedText append(char character) {
        return append(String.valueOf(character));
    }

    /** What has been written so far. */
    @Override
    public String toString() {
        return text.toString();
    }
}
