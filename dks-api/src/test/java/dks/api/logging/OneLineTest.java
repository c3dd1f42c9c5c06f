package dks.api.logging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.Level;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OneLineTest {

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "'a\nb','a\\u000ab'",
                "'a\r\nb','a\\u000d\\u000ab'",
                "'a\u001b[2Jb','a\\u001b[2Jb'",
                "'a\u0000b','a\\u0000b'",
                "'a\u0085b','a\\u0085b'",
                "'a\u2028b','a\\u2028b'",
                "'a\u202eb','a\\u202eb'",
                "'a\tb ä 🙂','a\tb ä 🙂'"
            })
    void what_would_break_out_of_its_line_is_escaped(String message, String logged) {
        ExtLogRecord formatted = new ExtLogRecord(Level.INFO, "%s", ExtLogRecord.FormatStyle.PRINTF, "a.Class");
        formatted.setParameters(new Object[] {message});

        assertThat(new OneLine().isLoggable(formatted)).isTrue();
        assertThat(new PatternFormatter("%s").format(formatted)).isEqualTo(logged);
    }
}
