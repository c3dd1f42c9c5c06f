package dks.proof.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrittenNumberTest {
    private static final String WHAT = "the group's MaxSize";

    @ParameterizedTest
    @CsvSource({"0, 0", "'\"0\"', 0", "'\" 42 \"', 42", "999999999, 999999999"})
    void a_number_may_be_written_as_a_text(String json, int read) throws Exception {
        assertThat(WrittenNumber.whole(json(json), WHAT)).isEqualTo(read);
        assertThat(WrittenNumber.whole(json(json), 7, WHAT)).isEqualTo(read);
    }

    @ParameterizedTest
    @CsvSource({"-1, -1", "1.5, 1.5", "1000000000, 1000000000", "'\"many\"', many", "'\"\"', ''", "true, true"})
    void what_is_no_whole_number_is_named(String json, String text) throws JsonProcessingException {
        JsonNode value = json(json);
        assertThatThrownBy(() -> WrittenNumber.whole(value, 7, WHAT))
                .isInstanceOf(NotTold.class)
                .hasMessage("the group's MaxSize is %s, which is no whole number up to 999999999.", text);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "0.5, 0.5", "'\"12.5\"', 12.5", "8, 8", "null, 7"})
    void a_number_may_have_decimals(String json, double read) throws Exception {
        assertThat(WrittenNumber.decimal(json(json), 7, WHAT)).isEqualTo(read);
    }

    @ParameterizedTest
    @CsvSource({"-0.5, -0.5", "'\"much\"', much"})
    void what_is_no_number_is_named(String json, String text) throws JsonProcessingException {
        JsonNode value = json(json);
        assertThatThrownBy(() -> WrittenNumber.decimal(value, 7, WHAT))
                .isInstanceOf(NotTold.class)
                .hasMessage("the group's MaxSize is %s, which is no number.", text);
    }

    @Test
    void what_only_aws_can_tell_is_not_told() throws JsonProcessingException {
        JsonNode value = json("{\"Ref\":\"Size\"}");
        assertThatThrownBy(() -> WrittenNumber.whole(value, 7, WHAT))
                .isInstanceOf(NotTold.class)
                .hasMessage("the templates do not tell the group's MaxSize.");
    }

    @Test
    void where_nothing_is_written_the_default_counts_if_there_is_one() throws Exception {
        assertThat(WrittenNumber.whole(MissingNode.getInstance(), 7, WHAT)).isEqualTo(7);
        assertThat(WrittenNumber.whole(json("null"), 7, WHAT)).isEqualTo(7);
        assertThatThrownBy(() -> WrittenNumber.whole(MissingNode.getInstance(), WHAT))
                .hasMessage("the templates do not tell the group's MaxSize.");
    }

    private static JsonNode json(String json) throws JsonProcessingException {
        return new ObjectMapper().readTree(json);
    }
}
