package dks.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestTest {
    private static final String STACK = "\"type\": \"aws:cloudformation:stack\"";

    @TempDir
    private Path folder;

    @Test
    void a_stack_goes_before_those_that_it_depends_on_by_way_of_others() throws IOException {
        Manifest manifest = read("""
                {"artifacts": {
                  "a1": {%1$s, "properties": {"stackName": "A"}},
                  "b1": {%1$s, "properties": {"stackName": "B"}, "dependencies": ["a1"]},
                  "c1": {%1$s, "dependencies": ["b1"]}}}""");
        assertThat(manifest.deletesBefore("c1", "A")).isTrue();
        assertThat(manifest.deletesBefore("A", "c1")).isFalse();
        assertThat(manifest.deletesBefore("A", "A")).isFalse();
    }

    @Test
    void what_only_its_assets_depend_on_gives_no_order() throws IOException {
        Manifest manifest = read("""
                {"artifacts": {
                  "registry": {%1$s},
                  "services.assets": {"type": "cdk:asset-manifest", "dependencies": ["registry"]},
                  "services": {%1$s, "dependencies": ["services.assets"]}}}""");
        assertThat(manifest.deletesBefore("services", "registry")).isFalse();
    }

    @Test
    void stacks_say_whether_they_refuse_to_be_deleted() throws IOException {
        Manifest manifest = read("""
                {"artifacts": {
                  "data": {%1$s, "properties": {"stackName": "Data", "terminationProtection": true}},
                  "services": {%1$s, "properties": {"terminationProtection": false}}}}""");
        assertThat(manifest.isTerminationProtected("Data")).isTrue();
        assertThat(manifest.isTerminationProtected("services")).isFalse();
    }

    @Test
    void a_stack_is_found_by_the_file_of_its_template() throws IOException {
        Manifest manifest = read("""
                {"artifacts": {
                  "one": {%1$s, "environment": "aws://1/eu-west-1",
                      "properties": {"stackName": "One", "templateFile": "a.template.json"}},
                  "two": {%1$s, "properties": {"templateFile": "b.template.json"}},
                  "other": {"type": "cdk:tree", "properties": {"stackName": "x", "templateFile": "c.template.json"}}}}""");
        assertThat(manifest.stackName(folder.resolve("a.template.json"))).contains("One");
        assertThat(manifest.stackName(folder.resolve("b.template.json"))).contains("two");
        assertThat(manifest.stackName(folder.resolve("c.template.json"))).isEmpty();
        assertThat(manifest.environments()).isEqualTo(Map.of("One", "aws://1/eu-west-1"));
    }

    @Test
    void without_a_manifest_nothing_is_known() {
        Manifest manifest = Manifest.beside(List.of(folder.resolve("a.template.json")));
        assertThat(manifest.deletesBefore("a", "b")).isFalse();
        assertThat(manifest.isTerminationProtected("a")).isFalse();
        assertThat(manifest.stackName(Path.of("a.template.json"))).isEmpty();
    }

    private Manifest read(String manifest) throws IOException {
        Files.writeString(folder.resolve("manifest.json"), manifest.formatted(STACK));
        return Manifest.beside(List.of(folder.resolve("a.template.json"), folder.resolve("b.template.json")));
    }
}
