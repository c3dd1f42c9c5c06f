package dks.ui.markdown;

/** Shortens a text at a word. */
final class Excerpt {

    private Excerpt() {}

    static String cut(String text, int length) {
        var line = text.replaceAll("\\s+", " ").strip();
        if (line.length() <= length) {
            return line;
        }
        var end = line.lastIndexOf(' ', length - 1);
        if (end < length / 2) {
            end = length - 1;
        }
        if (Character.isHighSurrogate(line.charAt(end - 1))) {
            end--;
        }
        return line.substring(0, end).stripTrailing() + "…";
    }
}
