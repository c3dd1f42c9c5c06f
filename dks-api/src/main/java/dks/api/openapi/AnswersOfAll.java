package dks.api.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;

/** Adds to each operation the answers that every one of them may give, or every one that writes or takes a body. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class AnswersOfAll implements OASFilter {

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.getPaths()
                .getPathItems()
                .values()
                .forEach(path -> path.getOperations().forEach(AnswersOfAll::add));
    }

    private static void add(PathItem.HttpMethod method, Operation operation) {
        if (method != PathItem.HttpMethod.GET) {
            add(operation, "429", "TooManyWrites");
        }
        if (operation.getRequestBody() != null) {
            add(operation, "408", "TooSlow");
        }
        add(operation, "401", "NotSignedIn");
        add(operation, "406", "NotAcceptable");
        add(operation, "500", "Failed");
        add(operation, "503", "NoDatabase");
    }

    private static void add(Operation operation, String status, String response) {
        operation
                .getResponses()
                .addAPIResponse(status, OASFactory.createAPIResponse().ref(response));
    }
}
