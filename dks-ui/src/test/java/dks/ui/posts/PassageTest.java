package dks.ui.posts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PassageTest {

    @ParameterizedTest
    @CsvSource({
        "'', ''",
        "plain, plain",
        "a {b} c, a <b> c",
        "{b}, <b>",
        "{a}{b}, <a><b>",
        "a {b, a <b>",
        "a} b, a b",
        "{{a}, <a>",
        "{}a, a"
    })
    void markers_become_passages_and_stray_ones_vanish(String text, String passages) {
        var marked = Passage.marked(text.replace('{', '\uE000').replace('}', '\uE001'));
        assertThat(marked.stream()
                        .map(passage -> passage.found() ? "<" + passage.text() + ">" : passage.text())
                        .collect(Collectors.joining()))
                .isEqualTo(passages);
    }

    @Test
    void no_text_makes_no_passage() {
        assertThat(Passage.plain("")).isEmpty();
        assertThat(Passage.marked("")).isEmpty();
    }
}
