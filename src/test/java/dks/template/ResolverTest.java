package dks.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResolverTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String DATA = """
            {"Resources": {"Cluster": {"Type": "AWS::RDS::DBCluster"}},
             "Outputs": {"Host": {"Value": {"Fn::GetAtt": ["Cluster", "Endpoint.Address"]}, "Export": {"Name": "data-host"}},
                         "Around": {"Value": {"Fn::GetStackOutput": {"StackName": "app", "OutputName": "Around"}}}}}
            """;
    private static final String APP = """
            {"Parameters": {"Size": {"Type": "String", "Default": "small"}},
             "Mappings": {"Zones": {"us-east-1": {"first": "a"}}},
             "Conditions": {"Small": {"Fn::Equals": [{"Ref": "Size"}, "small"]},
                            "Big": {"Fn::Not": [{"Condition": "Small"}]},
                            "Both": {"Fn::And": [{"Condition": "Small"}, {"Condition": "Big"}]},
                            "Either": {"Fn::Or": [{"Condition": "Small"}, {"Condition": "Big"}]}},
             "Resources": {"Role": {"Type": "AWS::IAM::Role"}, "Cluster": {"Type": "AWS::RDS::DBCluster"}},
             "Outputs": {"Around": {"Value": {"Fn::GetStackOutput": {"StackName": "data", "OutputName": "Around"}}}}}
            """;

    private static final Template TEMPLATE = template("app", APP);
    private static final Resolver RESOLVER =
            new Resolver(new Templates(List.of(template("data", DATA), TEMPLATE)), new Known() {
                @Override
                public Optional<String> attribute(Resource resource, String attribute) {
                    return Optional.ofNullable(Map.of(
                                    "AWS::RDS::DBCluster Endpoint.Address",
                                    "database",
                                    "AWS::RDS::DBCluster Ref",
                                    "db-1")
                            .get(resource.type() + " " + attribute));
                }

                @Override
                public Optional<String> pseudoParameter(Template template, String name) {
                    return Optional.ofNullable(
                            Map.of("AWS::Region", "us-east-1").get(name));
                }
            });

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "text"                                                                       | text
            8080                                                                         | 8080
            true                                                                         | true
            {"Ref": "Size"}                                                              | small
            {"Ref": "Cluster"}                                                           | db-1
            {"Ref": "AWS::Region"}                                                       | us-east-1
            {"Fn::GetAtt": ["Cluster", "Endpoint.Address"]}                              | database
            {"Fn::GetAtt": "Cluster.Endpoint.Address"}                                   | database
            {"Fn::GetStackOutput": {"StackName": "data", "OutputName": "Host"}}          | database
            {"Fn::ImportValue": "data-host"}                                             | database
            {"Fn::Join": ["/", ["a", {"Ref": "Size"}, {"Ref": "AWS::NoValue"}, "b"]]}    | a/small/b
            {"Fn::Join": ["-", {"Fn::Split": [",", "a,b,,c"]}]}                          | a-b--c
            {"Fn::Select": [1, {"Fn::Split": [",", "a,b"]}]}                             | b
            {"Fn::Sub": "${Size}-${AWS::Region}-${Cluster.Endpoint.Address}-${!Size}"}   | small-us-east-1-database-${Size}
            {"Fn::Sub": ["${a}${Size}", {"a": {"Fn::Join": ["", ["x", "y"]]}}]}          | xysmall
            {"Fn::If": ["Small", "yes", "no"]}                                           | yes
            {"Fn::If": ["Big", "yes", "no"]}                                             | no
            {"Fn::If": ["Both", "yes", "no"]}                                            | no
            {"Fn::If": ["Either", "yes", "no"]}                                          | yes
            {"Fn::FindInMap": ["Zones", {"Ref": "AWS::Region"}, "first"]}                | a
            """)
    void worksOut(String written, String expected) throws Exception {
        assertThat(RESOLVER.text(TEMPLATE, JSON.readTree(written))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"Fn::GetAtt": ["Role", "Arn"]}                                       | Arn of Role (AWS::IAM::Role) is known to AWS alone
            {"Ref": "Role"}                                                       | the name of Role (AWS::IAM::Role) is known to AWS alone
            {"Ref": "AWS::StackId"}                                               | AWS::StackId is known to AWS alone
            {"Ref": "Nothing"}                                                    | app has no resource Nothing
            {"Fn::GetStackOutput": {"StackName": "data", "OutputName": "Port"}}   | there is no output Port of a stack data
            {"Fn::ImportValue": "data-port"}                                      | no stack exports anything as data-port
            {"Fn::GetStackOutput": {"StackName": "data", "OutputName": "Around"}} | references lead in a circle
            {"Fn::Select": [2, ["a", "b"]]}                                       | element 2 of a list of 2
            {"Fn::If": ["Huge", "a", "b"]}                                        | app has no condition Huge
            {"Fn::Cidr": ["10.0.0.0/16", 2, 8]}                                   | Fn::Cidr is not worked out here
            {"Fn::FindInMap": ["Zones", "eu-west-1", "first"]}                    | app has no mapping Zones, eu-west-1, first
            ["a"]                                                                 | a text is needed
            """)
    void saysWhatCannotBeTold(String written, String sentence) throws Exception {
        JsonNode value = JSON.readTree(written);
        assertThatThrownBy(() -> RESOLVER.text(TEMPLATE, value))
                .isInstanceOf(Unresolvable.class)
                .hasMessageContaining(sentence);
    }

    @Test
    void leavesOutWhatHasNoValue() throws Exception {
        JsonNode written =
                JSON.readTree("{\"kept\": [1, {\"Ref\": \"AWS::NoValue\"}], \"gone\": {\"Ref\": \"AWS::NoValue\"}}");
        assertThat(RESOLVER.value(TEMPLATE, written)).isEqualTo(JSON.readTree("{\"kept\": [1]}"));
    }

    private static Template template(String name, String json) {
        try {
            return new Template(name, Path.of(name + ".json"), JSON.readTree(json));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
