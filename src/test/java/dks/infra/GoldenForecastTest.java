package dks.infra;

import static org.assertj.core.api.Assertions.assertThat;

import dks.forecast.Forecast;
import dks.forecast.cost.Cost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page of `make forecast` for each stage, as a file that a reviewer reads. Rewritten by `make golden` only. */
class GoldenForecastTest {
    private static final Path PAGES = Path.of("docs", "forecast");
    /** With the constructs' paths in the templates, as the CDK's command line asks for them. */
    private static final Synthesized APP = Synthesized.with("aws:cdk:enable-path-metadata=true");

    @ParameterizedTest
    @ValueSource(strings = {"dev", "prod"})
    void theForecastIsAsReviewed(String stage) throws IOException {
        String page = String.join("\n", Forecast.page(stage, APP.forForecast(stage))) + "\n";
        Path golden = PAGES.resolve(stage + ".md");
        if (Boolean.getBoolean("golden.update") || "".equals(System.getProperty("golden.update"))) {
            Files.createDirectories(PAGES);
            Files.writeString(golden, page);
        }
        assertThat(page)
                .as("`make golden` rewrites %s after a deliberate change", golden)
                .isEqualTo(Files.readString(golden));
    }

    @Test
    void devIdlesForAbout36DollarsAMonth() {
        assertThat(Cost.of(APP.forForecast("dev")).idle()).isBetween(30.0, 36.5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "prod"})
    void everyResourceTypeHasAPriceOrAReason(String stage) {
        assertThat(Cost.of(APP.forForecast(stage)).notPriced()).isEmpty();
    }
}
