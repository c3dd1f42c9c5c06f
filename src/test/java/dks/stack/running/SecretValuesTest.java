package dks.stack.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dks.stack.model.Origin;
import dks.stack.model.Secret;
import dks.stack.model.Secret.Generated;
import dks.stack.model.SecretField;
import dks.stack.model.StackFailure;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SecretValuesTest {
    private static final Origin ORIGIN = new Origin("dks-dev-Data", "Credentials");

    @Test
    void keepsWhatTheTemplateTells() throws StackFailure {
        var values = values(Map.of("username", "dks"), rules(30, "", true));
        assertThat(values.of(new SecretField(ORIGIN, "username"))).isEqualTo("dks");
    }

    @Test
    void makesAsManyCharactersAsAskedForOfEveryKind() throws StackFailure {
        for (int i = 0; i < 200; i++) {
            assertThat(generated(rules(8, "", true)))
                    .hasSize(8)
                    .containsPattern("[a-z]")
                    .containsPattern("[A-Z]")
                    .containsPattern("[0-9]")
                    .containsPattern("[^A-Za-z0-9]")
                    .as("a file of variables carries it")
                    .doesNotContainPattern("[\\s\"'`$#\\\\]");
        }
    }

    @Test
    void makesNothingOfWhatIsExcluded() throws StackFailure {
        for (int i = 0; i < 200; i++) {
            assertThat(generated(rules(60, "abc.-_~", true))).doesNotContainPattern("[abc._~-]");
            assertThat(generated(rules(60, "", false))).matches("[A-Za-z0-9]{60}");
        }
    }

    @Test
    void makesAnotherOneEachTime() throws StackFailure {
        assertThat(generated(rules(30, "", true))).isNotEqualTo(generated(rules(30, "", true)));
    }

    @Test
    void refusesWhatAFileOfVariablesCannotCarry() {
        assertThatThrownBy(() -> values(Map.of("username", "it's"), rules(30, "", true)))
                .isInstanceOf(StackFailure.class)
                .hasMessageContaining("dks-dev-Data Credentials holds a value in 'username'")
                .hasMessageNotContaining("it's");
    }

    private static String generated(Generated rules) throws StackFailure {
        return values(Map.of(), rules).of(new SecretField(ORIGIN, "password"));
    }

    private static SecretValues values(Map<String, String> fields, Generated rules) throws StackFailure {
        return new SecretValues(List.of(new Secret(ORIGIN, fields, Optional.of(rules))));
    }

    private static Generated rules(int length, String excluded, boolean punctuation) {
        return new Generated("password", length, excluded, true, true, true, punctuation, true);
    }
}
