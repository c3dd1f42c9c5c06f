package dks.stack.reading;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dks.stack.model.StackFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AssemblyTest {
    @TempDir
    private Path output;

    @Test
    void a_folder_without_templates_is_refused() {
        assertThatThrownBy(() -> Assembly.read(output, "dev"))
                .isInstanceOf(StackFailure.class)
                .hasMessage("There are no templates of the stage dev in " + output
                        + "; write them with: make synth STAGE=dev");
    }

    @ParameterizedTest
    @ValueSource(strings = {"manifest.json", "One.template.json", "One.assets.json"})
    void a_file_that_was_written_in_part_is_named(String broken) throws IOException {
        Path folder = Files.createDirectory(output.resolve("assembly-dks-dev"));
        for (String file : new String[] {"manifest.json", "One.template.json", "One.assets.json"}) {
            Files.writeString(folder.resolve(file), file.equals(broken) ? "{\"Resources\":" : "{}");
        }
        assertThatThrownBy(() -> Assembly.read(output, "dev"))
                .isInstanceOf(StackFailure.class)
                .hasMessageStartingWith(folder.resolve(broken).toString())
                .hasMessageEndingWith("ynthesize again.");
    }
}
