package dks.stack.writing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathPatternTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            /api/*        | -m beg /api/
            /*            | -m beg /
            /health       | -m str /health
            /a?c          | -m reg '^/a.c$'
            /*/feed.xml   | -m reg '^/.*/feed\\.xml$'
            /it's/*       | -m beg '/it'\\''s/'
            """)
    void matchesAsTheLoadBalancerDoes(String pattern, String matcher) {
        assertThat(new PathPattern(pattern).matcher()).isEqualTo(matcher);
    }
}
