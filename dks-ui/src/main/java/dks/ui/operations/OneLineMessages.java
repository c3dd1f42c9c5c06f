package dks.ui.operations;

import io.quarkus.logging.LoggingFilter;
import java.util.logging.Filter;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;
import java.util.regex.Pattern;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.ExtLogRecord.FormatStyle;
import org.jboss.logmanager.formatters.PatternFormatter;

/** Keeps a message in its line: what it quotes of a request can neither begin another line nor command a terminal. */
@LoggingFilter(name = "one-line-messages")
public final class OneLineMessages implements Filter {

    // Control characters but the tab, characters that format (such as those that turn the direction of writing), and
    // separators of lines.
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}&&[^\t]]");

    private static final Formatter MESSAGE = new PatternFormatter("%s");

    @Override
    public boolean isLoggable(LogRecord record) {
        var message = MESSAGE.format(record);
        if (UNSEEN.matcher(message).find()) {
            var spelt = UNSEEN.matcher(message)
                    .replaceAll(match -> "\\\\u%04x".formatted(match.group().codePointAt(0)));
            if (record instanceof ExtLogRecord extended) {
                extended.setMessage(spelt, FormatStyle.NO_FORMAT);
            } else {
                record.setMessage(spelt);
            }
            record.setParameters(null);
        }
        return true;
    }
}
