package dks.infra;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import dks.infra.AcceptedFindings.Accepted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The second half of {@code make lint}: compares what checkov found with what is accepted. Arguments: checkov's report in
 * JSON, and {@code all} when every stage was synthesized as it is, so that an entry that nothing needs is a mistake.
 */
final class CheckovFindings {
    private CheckovFindings() {}

    public static void main(String... arguments) throws IOException {
        Set<String> findings = read(Files.readString(Path.of(arguments[0])));
        List<String> complaints = complaints(findings, arguments.length > 1 && arguments[1].equals("all"));
        complaints.forEach(System.err::println);
        if (!complaints.isEmpty()) {
            System.exit(1);
        }
        System.out.println("make lint: checkov found nothing new; " + findings.size()
                + " findings are accepted for the reasons in " + AcceptedFindings.class.getSimpleName() + ".java");
    }

    /** A sentence for each finding that is not accepted and, where all stages are there, for each entry without one. */
    static List<String> complaints(Set<String> findings, boolean everyStage) {
        var complaints = new ArrayList<String>();
        var used = new TreeSet<String>();
        for (String finding : findings) {
            var accepted = AcceptedFindings.OF_CHECKOV.stream()
                    .filter(entry -> entry.matches(finding))
                    .findFirst();
            accepted.ifPresentOrElse(
                    entry -> used.add(entry.key()),
                    () -> complaints.add("checkov finds " + finding
                            + "; cure it, or accept it with a reason in AcceptedFindings.java."));
        }
        AcceptedFindings.OF_CHECKOV.stream()
                .map(Accepted::key)
                .filter(key -> everyStage && !used.contains(key))
                .forEach(key ->
                        complaints.add("checkov no longer finds " + key + "; remove it from AcceptedFindings.java."));
        return complaints;
    }

    /** What failed, as: the rule, a blank, the template's file name, a blank, the resource's logical id. */
    static Set<String> read(String report) throws IOException {
        var findings = new TreeSet<String>();
        int resources = 0;
        // One document after the other, for each folder that was given.
        try (MappingIterator<JsonNode> documents =
                new ObjectMapper().readerFor(JsonNode.class).readValues(report)) {
            while (documents.hasNext()) {
                JsonNode document = documents.next();
                resources += document.path("summary").path("resource_count").asInt();
                document.path("results")
                        .path("failed_checks")
                        .forEach(check -> findings.add("%s %s %s"
                                .formatted(
                                        check.path("check_id").asText(),
                                        Path.of(check.path("file_path").asText())
                                                .getFileName(),
                                        check.path("resource").asText().replaceFirst("^.*\\.", ""))));
            }
        }
        if (resources == 0) {
            throw new IOException("checkov's report names no resource: it has read no template");
        }
        return findings;
    }
}
