package dks.ui.posts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class IsolatedTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "Binpack", "Größe 🚢 東京"})
    void what_runs_from_left_to_right_stays_as_it_is(String text) {
        assertThat(Isolated.of(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"שלום", "\u202Eelttil", "\u2067abc"})
    void what_turns_is_kept_in_its_place(String text) {
        assertThat(Isolated.of(text)).isEqualTo("\u2068" + text + "\u2069");
    }

    @Test
    void nothing_breaks_out() {
        assertThat(Isolated.of("\u2069\u202Eelttil")).isEqualTo("\u2068\u202Eelttil\u2069");
    }
}
