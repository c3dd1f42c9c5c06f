package dks.api.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LiteralEnvironmentTest {

    @ParameterizedTest
    @ValueSource(strings = {"plain", "a${b}c", "a$$b", "a\\b\\${c}", "${A}", "a{b}$", "a,b", "${", "a:b"})
    void a_variable_is_taken_as_it_is(String value) {
        assertThat(config(Map.of("PASSWORD", value, "password", "${PASSWORD:}"))
                        .getOptionalValue("password", String.class))
                .isEqualTo(Optional.of(value));
    }

    @Test
    void a_missing_or_blank_variable_gives_the_default() {
        SmallRyeConfig config = config(Map.of("BLANK", " ", "port", "${PORT:8080}", "mode", "${BLANK:prefer}"));

        assertThat(config.getValue("port", Integer.class)).isEqualTo(8080);
        assertThat(config.getValue("mode", String.class)).isEqualTo("prefer");
    }

    @Test
    void a_missing_variable_without_a_default_is_empty() {
        assertThat(config(Map.of("host", "${HOST:}", "name", "${NAME}")).getOptionalValue("host", String.class))
                .isEmpty();
        assertThat(config(Map.of("name", "${NAME}")).getOptionalValue("name", String.class))
                .isEmpty();
    }

    @Test
    void other_expressions_still_work() {
        SmallRyeConfig config =
                config(Map.of("HOST", "h", "host", "${HOST:}", "url", "x://${host}/", "a.h", "1", "b", "${a.${host}}"));

        assertThat(config.getValue("url", String.class)).isEqualTo("x://h/");
        assertThat(config.getValue("b", String.class)).isEqualTo("1");
    }

    private static SmallRyeConfig config(Map<String, String> properties) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withInterceptors(new LiteralEnvironment())
                .withSources(new PropertiesConfigSource(properties, "test", 100))
                .build();
    }
}
