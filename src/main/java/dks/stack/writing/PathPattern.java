package dks.stack.writing;

/**
 * A pattern of a listener rule, in which {@code *} stands for any characters and {@code ?} for one, as HAProxy matches
 * it.
 */
record PathPattern(String pattern) {
    /** HAProxy's way of matching and what it matches with. */
    String matcher() {
        boolean prefix = pattern.indexOf('?') < 0 && pattern.indexOf('*') == pattern.length() - 1;
        if (prefix) {
            return "-m beg " + quoted(pattern.substring(0, pattern.length() - 1));
        }
        if (!pattern.contains("*") && !pattern.contains("?")) {
            return "-m str " + quoted(pattern);
        }
        var regex = new StringBuilder("^");
        for (char c : pattern.toCharArray()) {
            switch (c) {
                case '*' -> regex.append(".*");
                case '?' -> regex.append('.');
                default ->
                    regex.append("\\.[]{}()+-^$|".indexOf(c) >= 0 ? "\\" : "").append(c);
            }
        }
        return "-m reg " + quoted(regex.append('$').toString());
    }

    /** One word of HAProxy's configuration, whatever is in it. */
    static String quoted(String text) {
        return text.matches("[A-Za-z0-9_./:@&~-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
