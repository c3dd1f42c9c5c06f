package dks.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Templates of anybody's, as they are read. */
class TemplatesTest {
    private static final String TEMPLATE = """
            Parameters:
              Size: {Type: Number, Default: 3}
              Open: {Type: String}
              Zones: {Type: List<AWS::EC2::AvailabilityZone::Name>, Default: "a, b"}
              Image: {Type: AWS::SSM::Parameter::Value<String>, Default: /aws/image}
            Mappings:
              Types: {us-east-1: {Host: c4.large}}
            Conditions:
              Big: !Equals [!Ref Size, 3]
              Small: !Not [!Condition Big]
              Either: !Or [!Condition Small, !Equals [!Ref Open, "x"], !Condition Big]
              Both: !And [!Condition Big, !Equals [!Ref Open, "x"]]
              Circle: !Or [!Condition Circle, !Condition Wheel, !Equals [!If [Circle, 1, 2], 1]]
              Wheel: !And [!Condition Circle, !Condition Wheel]
            Resources:
              Thing:
                Type: AWS::Foo::Bar
                Properties:
                  Value: %s
              Never:
                Type: AWS::Foo::Bar
                Condition: Small
              Perhaps:
                Type: AWS::Foo::Bar
                Condition: Both
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    !Ref Size                                   | 3
                    !Ref Zones                                  | ["a","b"]
                    !Ref Open                                   | {"Ref":"Open"}
                    !Ref Image                                  | {"Ref":"Image"}
                    !Ref Never                                  | {"Ref":"Never"}
                    !GetAtt Thing.Arn.Part                      | {"Fn::GetAtt":["Thing","Arn.Part"]}
                    !FindInMap [Types, !Ref "AWS::Region", Host]   | "c4.large"
                    !FindInMap [Types, eu-west-1, Host]         | {"Fn::FindInMap":["Types","eu-west-1","Host"]}
                    !Sub "t3.${Size}-${!Size}"                  | "t3.3-${Size}"
                    !Sub ["${A}/${Size}", {A: !Ref Size}]       | "3/3"
                    !Sub "${Open}-${Size}"                      | {"Fn::Sub":"${Open}-${Size}"}
                    !If [Big, 1, 2]                             | 1
                    !If [Small, 1, 2]                           | 2
                    !If [Either, 1, 2]                          | 1
                    !If [Both, 1, 2]                            | {"Fn::If":["Both",1,2]}
                    !If [Circle, 1, 2]                          | {"Fn::If":["Circle",1,2]}
                    !If [Nowhere, 1, 2]                         | {"Fn::If":["Nowhere",1,2]}
                    [!If [Small, 1, !Ref "AWS::NoValue"], 2]    | [2]
                    {A: !If [Small, 1, !Ref "AWS::NoValue"]}    | {}
                    {"Fn::Base64": !Sub "echo ${Size}"}         | {"Fn::Base64":"echo 3"}
                    true                                        | true
                    0.5                                         | 0.5
                    "007"                                       | "007"
                    """)
    void what_a_template_decides_itself_is_put_in(String written, String read) throws IOException {
        assertThat(value(written).toString()).isEqualTo(read);
    }

    @Test
    void a_resource_that_the_template_rules_out_is_none() throws IOException {
        write("app.yaml", TEMPLATE.formatted("1"));
        assertThat(Templates.in(folder).resources("AWS::Foo::Bar"))
                .extracting(Resource::logicalId)
                .containsExactly("Thing", "Perhaps");
    }

    @Test
    void json_and_yaml_are_read_and_other_files_passed_over() throws IOException {
        write("b.yml", "Resources: {}");
        write("a.template.json", "{\"Resources\":{}}");
        write("params.json", "[{\"ParameterKey\":\"Size\"}]");
        write("README.md", "# Nothing");
        assertThat(Templates.in(folder).all()).extracting(Template::stackName).containsExactly("a", "b");
    }

    @Test
    void of_a_cloud_assembly_only_stacks_are_read() throws IOException {
        write("manifest.json", "{\"artifacts\":{}}");
        write("App.template.json", "{\"Resources\":{}}");
        write("other.json", "{\"Resources\":{}}");
        assertThat(Templates.in(folder).all()).extracting(Template::stackName).containsExactly("App");
    }

    @Test
    void a_folder_without_templates_is_refused() throws IOException {
        write("params.json", "{}");
        assertThatThrownBy(() -> Templates.in(folder))
                .isInstanceOf(NoTemplates.class)
                .hasMessage(folder + " holds no CloudFormation template: no .json, .yaml or .yml file with Resources.");
    }

    @Test
    void what_is_no_folder_is_refused() {
        Path nowhere = folder.resolve("nowhere");
        assertThatThrownBy(() -> Templates.in(nowhere))
                .isInstanceOf(NoTemplates.class)
                .hasMessage(nowhere + " is no folder; name one with CloudFormation templates.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"app.json | {'Resources': | in line 1", "app.yaml | Resources: [ | in line"})
    void what_cannot_be_read_is_named_in_one_sentence(String name, String text, String where) throws IOException {
        write(name, text);
        assertThatThrownBy(() -> Templates.in(folder))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageStartingWith(folder.resolve(name) + " is no template: ")
                .hasMessageContaining(where)
                .message()
                .satisfies(message -> assertThat(message.lines()).hasSize(1));
    }

    private JsonNode value(String written) throws IOException {
        write("app.yaml", TEMPLATE.formatted(written));
        return Templates.in(folder)
                .resources("AWS::Foo::Bar")
                .findFirst()
                .orElseThrow()
                .property("Value");
    }

    private void write(String name, String text) throws IOException {
        Files.write(folder.resolve(name), List.of(text));
    }
}
