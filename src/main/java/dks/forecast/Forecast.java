package dks.forecast;

import dks.forecast.cost.CostSection;
import dks.forecast.fit.FitSection;
import dks.forecast.time.TimeSection;
import dks.template.NoTemplates;
import dks.template.Templates;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Prints what templates will do, as one page in Markdown: what fits, how long deploys take, what it costs. {@code make forecast STAGE=dev}
 * calls it; {@code java … dks.forecast.Forecast FOLDER} does it for a folder of anybody's templates.
 */
public final class Forecast {
    private Forecast() {}

    public static void main(String[] args) {
        if (args.length < 1 || args.length > 2) {
            fail("Say which folder of CloudFormation templates to read, and perhaps a title: Forecast FOLDER [TITLE]");
        }
        Path folder = Path.of(args[0]);
        try {
            print(page(args.length == 2 ? args[1] : folder.toString(), Templates.in(folder)));
        } catch (NoTemplates | UncheckedIOException e) {
            fail(e.getMessage());
        }
    }

    private static void fail(String sentence) {
        System.err.println(sentence);
        System.exit(1);
    }

    /** The page. */
    public static List<String> page(String title, Templates templates) {
        var lines = new ArrayList<String>();
        lines.add("# Forecast of " + title);
        lines.add("");
        lines.add("From the CloudFormation templates alone; nothing was asked of AWS.");
        for (List<String> section :
                List.of(FitSection.lines(templates), TimeSection.lines(templates), CostSection.lines(templates))) {
            lines.add("");
            lines.addAll(section);
        }
        return lines;
    }

    /** In UTF-8 whatever the terminal's locale, as the file is that it may be put into. */
    private static void print(List<String> lines) {
        try (var out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8)) {
            lines.forEach(out::println);
        }
    }
}
