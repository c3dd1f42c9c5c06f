package dks.api.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Optional;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Puts the pieces of openapi.yaml in place: a parameter where one has its name, an example where a body has its schema. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class SharedPieces implements OASFilter {

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.getPaths()
                .getPathItems()
                .values()
                .forEach(path ->
                        path.getOperations().values().forEach(operation -> refer(operation, document.getComponents())));
    }

    private static void refer(Operation operation, Components shared) {
        if (operation.getParameters() != null) {
            operation.setParameters(operation.getParameters().stream()
                    .map(parameter -> shared(parameter, shared))
                    .toList());
        }
        if (operation.getRequestBody() != null) {
            addExamples(operation.getRequestBody().getContent(), shared);
        }
        operation.getResponses().getAPIResponses().values().stream()
                .map(APIResponse::getContent)
                .forEach(content -> addExamples(content, shared));
    }

    private static Parameter shared(Parameter parameter, Components shared) {
        boolean known = parameter.getName() != null && shared.getParameters().containsKey(parameter.getName());
        return known ? OASFactory.createParameter().ref(parameter.getName()) : parameter;
    }

    private static void addExamples(Content content, Components shared) {
        if (content != null) {
            content.getMediaTypes()
                    .values()
                    .forEach(type -> schemaOf(type)
                            .filter(shared.getExamples()::containsKey)
                            .ifPresent(name -> type.addExample(
                                    name, OASFactory.createExample().ref(name))));
        }
    }

    private static Optional<String> schemaOf(MediaType type) {
        return Optional.ofNullable(type.getSchema())
                .flatMap(schema -> Optional.ofNullable(schema.getRef()))
                .map(ref -> ref.substring(ref.lastIndexOf('/') + 1));
    }
}
