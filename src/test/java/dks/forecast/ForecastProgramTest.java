package dks.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program itself, as people start it. */
class ForecastProgramTest {
    @TempDir
    private Path folder;

    private record Ended(int code, String out, String err) {}

    @Test
    void prints_the_page_in_utf_8_and_nothing_else() throws Exception {
        Ended ended = run("src/test/resources/foreign", "somebody's cluster");
        assertThat(ended.err()).isEmpty();
        assertThat(ended.code()).isZero();
        assertThat(ended.out()).startsWith("# Forecast of somebody's cluster\n").contains("| 4 × 730 h at $0.10 |");
    }

    @Test
    void refuses_a_folder_without_templates_in_one_sentence() throws Exception {
        assertThat(run(folder.toString()))
                .isEqualTo(new Ended(
                        1,
                        "",
                        folder + " holds no CloudFormation template: no .json, .yaml or .yml file with Resources.\n"));
    }

    @Test
    void refuses_a_file_that_is_no_json_in_one_sentence() throws Exception {
        Files.writeString(folder.resolve("app.json"), "{\"Resources\":\n oops}");
        Ended ended = run(folder.toString());
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err().lines())
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .startsWith(folder.resolve("app.json") + " is no template: ")
                        .endsWith(" in line 2."));
    }

    @Test
    void says_how_it_is_called() throws Exception {
        assertThat(run())
                .isEqualTo(
                        new Ended(
                                1,
                                "",
                                "Say which folder of CloudFormation templates to read, and perhaps a title: Forecast FOLDER [TITLE]\n"));
    }

    private static Ended run(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Forecast.class.getName()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command);
        builder.environment().put("LC_ALL", "C");
        Path err = Files.createTempFile("forecast", ".err");
        builder.redirectError(err.toFile());
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int code = process.waitFor();
        String said = Files.readString(err);
        Files.delete(err);
        return new Ended(code, out, said);
    }
}
