package dks.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What only AWS can tell of a value in the templates has its row in docs/emulator.md, and no row is left over. */
class EmulatorPageTest {
    private static final Path GOLDEN = Path.of("src", "test", "resources", "golden");
    private static final ObjectMapper JSON = new ObjectMapper();
    /** AWS's own names and numbers, wherever they stand in a text. */
    private static final Pattern NAME_OF_AWS =
            Pattern.compile("AWS::[A-Za-z]+(?=})|\\{\\{resolve:[a-z-]+|\\bpl-[0-9a-f]+"
                    + "|/aws/service/[a-z]+|\\bcom\\.amazonaws\\.|AWSManaged[A-Za-z]+|\\bamazoncognito\\.com|iam::aws:policy"
                    + "|(?<=arn:aws:iam::)[0-9]{12}");
    /** Properties that take such a name. */
    private static final Set<String> NAMED_BY_AWS = Set.of(
            "AvailabilityZone",
            "AvailabilityZoneId",
            "CachePolicyId",
            "EngineVersion",
            "HostedZoneId",
            "OriginRequestPolicyId",
            "ResponseHeadersPolicyId");

    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    @Test
    void everyValueThatOnlyAwsKnowsHasARow() {
        assertThat(firstColumn("Values that only AWS knows")).containsAll(inTheTemplates());
    }

    @Test
    void noRowSpeaksOfAValueThatIsNoMore() {
        assertThat(inTheTemplates()).containsAll(firstColumn("Values that only AWS knows"));
    }

    @Test
    void everyStackOfTheVariantForEmulatorsHasARow() {
        assertThat(firstColumn("Stack by stack"))
                .containsExactlyInAnyOrderElementsOf(
                        Variants.DEV_ALB.templates("dev").keySet());
    }

    @Test
    void theFlagInThePageLeavesNoReferenceThatAnEmulatorDoesNotKnow() {
        String flag = "@aws-cdk/core:defaultCrossStackReferences=strong";
        assertThat(page()).contains(flag);
        Synthesized strong = Synthesized.with(
                "stage=dev", "edge=alb", "allowedCidrs=127.0.0.1/32", "zones=us-east-1a,us-east-1b", flag);
        assertThat(strong.templates("dev").values())
                .noneMatch(template -> template.toString().contains("Fn::GetStackOutput"))
                .anyMatch(template -> template.toString().contains("Fn::ImportValue"));
    }

    private static Set<String> inTheTemplates() {
        var values = new TreeSet<String>();
        try (Stream<Path> files = Files.walk(GOLDEN)) {
            for (Path file :
                    files.filter(name -> name.toString().endsWith(".json")).toList()) {
                JsonNode template = JSON.readTree(file.toFile());
                template.path("Parameters")
                        .forEach(parameter -> values.add(parameter.path("Type").asText()));
                collect(template, values);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return values;
    }

    private static void collect(JsonNode node, Set<String> values) {
        node.properties().forEach(field -> {
            if (field.getKey().startsWith("Fn::") || NAMED_BY_AWS.contains(field.getKey())) {
                values.add(field.getKey());
            }
            if (field.getKey().equals("Ref") && field.getValue().asText().startsWith("AWS::")) {
                values.add(field.getValue().asText());
            }
            collect(field.getValue(), values);
        });
        if (node.isArray()) {
            node.forEach(each -> collect(each, values));
        }
        if (node.isTextual()) {
            NAME_OF_AWS.matcher(node.asText()).results().map(MatchResult::group).forEach(values::add);
        }
    }

    /** The codes in the first cell of each row of the table below a heading. */
    private static Set<String> firstColumn(String heading) {
        String[] around = page().split("(?m)^## " + heading + "$");
        assertThat(around).as("chapter %s of the page", heading).hasSize(2);
        return around[1]
                .split("(?m)^## ")[0]
                .lines()
                .filter(line -> line.startsWith("| ") && !line.startsWith("|-"))
                .map(line -> line.split("(?<!\\\\)\\|")[1])
                .flatMap(cell -> CODE.matcher(cell).results().map(code -> code.group(1)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String page() {
        try {
            return Files.readString(Path.of("docs", "emulator.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
