package dks.stack.running;

import dks.stack.model.StackFailure;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.List;

/** Whether templates that somebody named are those of the sources as they are now. */
record TemplateAge(Path checkout) {
    private static final List<String> SOURCES = List.of(
            "src/main",
            "pom.xml",
            "cdk.json",
            "dks-api/src/main",
            "dks-api/pom.xml",
            "dks-api/Dockerfile",
            "dks-ui/src/main",
            "dks-ui/pom.xml",
            "dks-ui/Dockerfile");

    /** Fails when a source is younger than the output of the CDK in this folder. */
    void requireYoungerThanSources(Path output) throws StackFailure {
        Path manifest = output.resolve("manifest.json");
        try {
            if (!Files.exists(manifest)) {
                throw new StackFailure("There are no templates in " + output
                        + "; write them with make synth, or leave TEMPLATES out.");
            }
            var youngest = new Youngest();
            for (String source : SOURCES) {
                if (Files.exists(checkout.resolve(source))) {
                    Files.walkFileTree(checkout.resolve(source), youngest);
                }
            }
            if (youngest.time.compareTo(Files.getLastModifiedTime(manifest)) > 0) {
                throw new StackFailure("The templates in " + output + " are older than "
                        + checkout.relativize(youngest.file)
                        + "; synthesize them again, or leave TEMPLATES out, and make stack does it.");
            }
        } catch (IOException e) {
            throw new StackFailure("The age of the templates in " + output + " cannot be told: " + e, e);
        }
    }

    private static final class Youngest extends SimpleFileVisitor<Path> {
        private FileTime time = FileTime.fromMillis(0);
        private Path file;

        @Override
        public FileVisitResult visitFile(Path visited, BasicFileAttributes attributes) {
            if (attributes.lastModifiedTime().compareTo(time) > 0) {
                time = attributes.lastModifiedTime();
                file = visited;
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
