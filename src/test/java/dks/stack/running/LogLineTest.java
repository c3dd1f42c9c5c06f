package dks.stack.running;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogLineTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"timestamp":"2026-11-23","level":"WARN","message":"Sign-in is off"} | WARN Sign-in is off
            {"other":"kind"}                                                     | {"other":"kind"}
            {broken                                                              | {broken
            DB_HOST is missing                                                   | DB_HOST is missing
            """)
    void saysWhatAPersonReads(String line, String readable) {
        assertThat(new LogLine(line).readable()).isEqualTo(readable);
    }
}
