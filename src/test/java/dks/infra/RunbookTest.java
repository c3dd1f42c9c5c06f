package dks.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Whoever an alarm wakes finds what to do. */
class RunbookTest {
    private static final Pattern DESCRIPTION =
            Pattern.compile("dks-prod: (.+)\\. What to do: docs/runbook\\.md#([a-z0-9-]+)");

    private final Map<String, String> chapters = chapters();

    @Test
    void everyAlarmNamesItsStageAndAHeadingThatExists() {
        assertThat(alarms()).hasSizeGreaterThan(10).allSatisfy(alarm -> {
            Matcher description = described(alarm);
            assertThat(chapters).containsKey(description.group(1));
            assertThat(description.group(2)).isEqualTo(anchor(description.group(1)));
        });
    }

    @Test
    void everyHeadingOfAnAlarmSaysWhatIsWrongWhereToLookAndWhatToDo() {
        assertThat(alarms())
                .allSatisfy(alarm -> assertThat(chapters.get(described(alarm).group(1)))
                        .contains("**Symptom.**", "**Look at**", "**Fix.**"));
    }

    @Test
    void noHeadingSpeaksOfAnAlarmThatIsNoMore() {
        var named = alarms().stream().map(alarm -> described(alarm).group(1)).collect(Collectors.toSet());
        assertThat(chapters.entrySet())
                .filteredOn(chapter -> chapter.getValue().contains("**Symptom.**"))
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrderElementsOf(named);
    }

    private static List<JsonNode> alarms() {
        return Variants.ALL.templates("prod").values().stream()
                .flatMap(template -> template.properties("AWS::CloudWatch::Alarm").stream())
                .toList();
    }

    private static Matcher described(JsonNode alarm) {
        Matcher description = DESCRIPTION.matcher(alarm.path("AlarmDescription").asText());
        assertThat(description.matches())
                .as(alarm.path("AlarmDescription").asText())
                .isTrue();
        return description;
    }

    /** As GitHub makes it. */
    private static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT).replace(' ', '-');
    }

    /** What stands under each heading. */
    private static Map<String, String> chapters() {
        try {
            String[] parts = Files.readString(Path.of("docs", "runbook.md")).split("(?m)^## ");
            return Arrays.stream(parts)
                    .skip(1)
                    .collect(Collectors.toMap(
                            part -> part.lines().findFirst().orElseThrow(), part -> part, (a, b) -> a, TreeMap::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
