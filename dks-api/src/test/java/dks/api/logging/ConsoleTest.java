package dks.api.logging;

import static org.assertj.core.api.Assertions.assertThat;

import dks.api.database.DatabaseResource;
import io.quarkus.bootstrap.logging.InitialConfigurator;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Arrays;
import java.util.Objects;
import java.util.logging.Handler;
import java.util.logging.Level;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(DatabaseResource.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ConsoleTest {

    @Test
    void what_is_printed_keeps_to_its_line() {
        ExtLogRecord line = new ExtLogRecord(Level.INFO, "a\nb", ExtLogRecord.FormatStyle.NO_FORMAT, "a.Class");

        Arrays.stream(InitialConfigurator.DELAYED_HANDLER.getHandlers())
                .map(Handler::getFilter)
                .filter(Objects::nonNull)
                .forEach(filter -> filter.isLoggable(line));

        assertThat(line.getMessage()).isEqualTo("a\\u000ab");
    }
}
