package dks.ui.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.ExtLogRecord.FormatStyle;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.Test;

class OneLineMessagesTest {

    private static final PatternFormatter MESSAGE = new PatternFormatter("%s");

    private final OneLineMessages filter = new OneLineMessages();

    @Test
    void whatWouldEndTheLineOrCommandTheTerminalIsSpeltOut() {
        assertThat(logged("a %s", "x\r\n00:00:00 INFO forged")).isEqualTo("a x\\u000d\\u000a00:00:00 INFO forged");
        assertThat(logged("a %s", "\u001b[2J\u0085\u2028\u2029\u202e\0"))
                .isEqualTo("a \\u001b[2J\\u0085\\u2028\\u2029\\u202e\\u0000");
        assertThat(logged("a %s", "\uDB40\uDC41")).isEqualTo("a \\ue0041");
    }

    @Test
    void everythingElseStaysAsItIs() {
        assertThat(logged("100 %% of %s", "tabs\t, Ünïcödé, {0} and 🚢"))
                .isEqualTo("100 % of tabs\t, Ünïcödé, {0} and 🚢");
    }

    @Test
    void aMessageSpeltOutIsNotFormattedAgain() {
        assertThat(logged("%s", "{0} %s %n\n")).isEqualTo("{0} %s %n\\u000a");
        var plain = new LogRecord(Level.INFO, "{0}");
        plain.setParameters(new Object[] {"{0}\n"});
        assertThat(filter.isLoggable(plain)).isTrue();
        assertThat(MESSAGE.format(plain)).isEqualTo("{0}\\u000a");
    }

    private String logged(String format, String parameter) {
        var logged = new ExtLogRecord(Level.INFO, format, FormatStyle.PRINTF, "test");
        logged.setParameters(new Object[] {parameter});
        assertThat(filter.isLoggable(logged)).isTrue();
        return MESSAGE.format(logged);
    }
}
