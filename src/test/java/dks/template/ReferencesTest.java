package dks.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferencesTest {
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    {'Ref': 'Api'}                                            | true
                    {'Fn::GetAtt': ['Api', 'Name']}                           | true
                    {'Fn::GetAtt': 'Api.Name'}                                | true
                    {'Fn::Sub': 'service/main/${Api.Name}'}                   | true
                    {'Fn::Sub': '${Api}'}                                     | true
                    {'Fn::Sub': ['service/${C}/${Api.Name}', {'C': 'main'}]}  | true
                    {'Fn::Join': ['/', ['service', {'Ref': 'Api'}]]}          | true
                    {'Ref': 'ApiAlarm'}                                       | false
                    {'Fn::Sub': 'service/main/${!Api}'}                       | false
                    Api                                                       | false
                    """)
    void a_resource_is_referred_to(String value, boolean refers) throws JsonProcessingException {
        Template template = template("One", value);
        assertThat(resource(template, "Target").refersTo(resource(template, "Api"), "ResourceId"))
                .isEqualTo(refers);
    }

    @Test
    void one_of_the_same_name_in_another_template_is_not() throws JsonProcessingException {
        String value = "{'Ref': 'Api'}";
        assertThat(resource(template("One", value), "Target")
                        .refersTo(resource(template("Two", value), "Api"), "ResourceId"))
                .isFalse();
    }

    private static Resource resource(Template template, String logicalId) {
        return template.resource(logicalId).orElseThrow();
    }

    private static Template template(String stack, String value) throws JsonProcessingException {
        String written = value.startsWith("{") ? value : "'" + value + "'";
        JsonNode json = new ObjectMapper()
                .readTree("{'Resources': {'Api': {}, 'Target': {'Properties': {'ResourceId': %s}}}}"
                        .formatted(written)
                        .replace('\'', '"'));
        return new Template(stack, Path.of(stack + ".json"), json);
    }
}
