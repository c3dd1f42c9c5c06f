package dks.infra.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AssemblyTest {
    private static final String STACK = "\"type\": \"aws:cloudformation:stack\"";

    @TempDir
    private Path folder;

    @Test
    void a_stack_goes_before_those_that_it_depends_on_by_way_of_others() throws IOException {
        Assembly assembly = read("""
                {"artifacts": {
                  "a1": {%1$s, "properties": {"stackName": "A"}},
                  "b1": {%1$s, "properties": {"stackName": "B"}, "dependencies": ["a1"]},
                  "c1": {%1$s, "dependencies": ["b1"]}}}""");
        assertThat(assembly.deletesBefore("c1", "A")).isTrue();
        assertThat(assembly.deletesBefore("A", "c1")).isFalse();
        assertThat(assembly.deletesBefore("A", "A")).isFalse();
    }

    @Test
    void what_only_its_assets_depend_on_gives_no_order() throws IOException {
        Assembly assembly = read("""
                {"artifacts": {
                  "registry": {%1$s},
                  "services.assets": {"type": "cdk:asset-manifest", "dependencies": ["registry"]},
                  "services": {%1$s, "dependencies": ["services.assets"]}}}""");
        assertThat(assembly.deletesBefore("services", "registry")).isFalse();
    }

    @Test
    void stacks_say_whether_they_refuse_to_be_deleted() throws IOException {
        Assembly assembly = read("""
                {"artifacts": {
                  "data": {%1$s, "properties": {"stackName": "Data", "terminationProtection": true}},
                  "services": {%1$s, "properties": {"terminationProtection": false}}}}""");
        assertThat(assembly.terminationProtected()).containsExactly("Data");
    }

    @Test
    void without_a_manifest_nothing_is_known() {
        Assembly assembly = Assembly.beside(List.of(folder.resolve("a.template.json")));
        assertThat(assembly.deletesBefore("a", "b")).isFalse();
        assertThat(assembly.terminationProtected()).isEmpty();
    }

    private Assembly read(String manifest) throws IOException {
        Files.writeString(folder.resolve("manifest.json"), manifest.formatted(STACK));
        return Assembly.beside(List.of(folder.resolve("a.template.json"), folder.resolve("b.template.json")));
    }
}
