package dks.api.openapi;

import dks.api.signin.SignInMode;
import dks.api.signin.Visitor;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.examples.Example;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/**
 * Leaves in the document what holds for this service as it runs: with sign-in, the author is the person signed in; without
 * it there are no tokens, the author is typed, and kudos need a visitor.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.RUNTIME_STARTUP)
public class AsItRuns implements OASFilter {

    private static final Set<String> NEED_A_VISITOR = Set.of("giveKudos", "takeKudosBack");

    @Override
    public void filterOpenAPI(OpenAPI document) {
        String mode = ConfigProvider.getConfig().getValue("dks.sign-in.mode", String.class);
        Stream<Operation> operations = document.getPaths().getPathItems().values().stream()
                .flatMap(path -> path.getOperations().values().stream());
        Map<String, Schema> schemas = document.getComponents().getSchemas();
        Stream<Schema> authored = Stream.of(schemas.get("NewPost"), schemas.get("NewComment"));
        if (SignInMode.OIDC.name().equalsIgnoreCase(mode)) {
            authored.forEach(schema -> schema.removeProperty("author"));
            Stream.of("NewPost", "NewComment")
                    .map(document.getComponents().getExamples()::get)
                    .forEach(AsItRuns::withoutAuthor);
            operations.forEach(AsItRuns::withoutVisitor);
        } else {
            authored.forEach(schema -> schema.addRequired("author"));
            operations.forEach(operation -> withoutTokens(operation, document));
        }
    }

    private static void withoutVisitor(Operation operation) {
        operation.setParameters(operation.getParameters().stream()
                .filter(parameter -> !isVisitor(parameter))
                .toList());
    }

    private static void withoutTokens(Operation operation, OpenAPI document) {
        operation.setSecurity(List.of());
        operation.getResponses().removeAPIResponse("401");
        operation
                .getResponses()
                .addAPIResponse("403", OASFactory.createAPIResponse().ref("Foreign"));
        if (NEED_A_VISITOR.contains(operation.getOperationId())) {
            withoutVisitor(operation);
            operation.addParameter(
                    required(document.getComponents().getParameters().get(Visitor.HEADER)));
        }
    }

    private static void withoutAuthor(Example example) {
        if (example.getValue() instanceof Map<?, ?> value) {
            Map<Object, Object> rest = new LinkedHashMap<>(value);
            rest.remove("author");
            example.setValue(rest);
        }
    }

    private static Parameter required(Parameter visitor) {
        return OASFactory.createParameter()
                .name(visitor.getName())
                .in(visitor.getIn())
                .description(visitor.getDescription())
                .schema(visitor.getSchema())
                .example(visitor.getExample())
                .required(true);
    }

    private static boolean isVisitor(Parameter parameter) {
        return String.valueOf(parameter.getRef()).endsWith("/" + Visitor.HEADER);
    }
}
