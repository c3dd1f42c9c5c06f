package dks.api.logging;

import io.quarkus.logging.LoggingFilter;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import java.util.regex.Pattern;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.ExtLogRecord.FormatStyle;
import org.jboss.logmanager.formatters.PatternFormatter;

/**
 * Keeps each log message in its line: what clients send appears in some, and a line break, a terminal's escape or a
 * change of the writing direction in it would forge the line after it, or hide this one.
 */
@LoggingFilter(name = "one-line")
public final class OneLine implements Filter {

    private static final Pattern UNSAFE =
            Pattern.compile("[\\p{Cc}\\u061C\\u200E\\u200F\\u2028-\\u202E\\u2066-\\u2069&&[^\\t]]");

    private static final PatternFormatter MESSAGE = new PatternFormatter("%s");

    @Override
    public boolean isLoggable(LogRecord logged) {
        if (logged instanceof ExtLogRecord line) {
            String message = MESSAGE.format(line);
            if (UNSAFE.matcher(message).find()) {
                line.setMessage(escaped(message), FormatStyle.NO_FORMAT);
            }
        }
        return true;
    }

    private static String escaped(String message) {
        return UNSAFE.matcher(message)
                .replaceAll(match -> "\\\\u%04x".formatted((int) match.group().charAt(0)));
    }
}
