package dks.api.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;

/**
 * Adds to each operation what is the same for every one of its kind, so that resources say only what is theirs: the
 * sign-in, the visitor, and the errors that every one may answer with, or every one that reads a single thing, writes or
 * takes a body.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class AnswersOfAll implements OASFilter {

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.getPaths()
                .getPathItems()
                .forEach((path, item) ->
                        item.getOperations().forEach((method, operation) -> complete(path, method, operation)));
    }

    private static void complete(String path, HttpMethod method, Operation operation) {
        boolean reads = method == HttpMethod.GET;
        add(operation, "400", "Invalid");
        add(operation, "401", "NotSignedIn");
        add(operation, "406", "NotAcceptable");
        add(operation, "500", "Failed");
        add(operation, "503", "Unavailable");
        if (path.contains("{id}")) {
            add(operation, "404", "NotFound");
        }
        if (operation.getRequestBody() != null) {
            add(operation, "408", "TooSlow");
            add(operation, "413", "TooLarge");
            add(operation, "415", "WrongType");
        }
        add(operation, "429", reads ? "TooManyReads" : "TooManyWrites");
        if (operation.getSecurity() == null) {
            signIn(operation, reads);
        }
        operation.addParameter(OASFactory.createParameter().ref("DKS-Visitor"));
    }

    /** Readers may sign in, to see what is theirs; writers must, where people sign in at all. */
    private static void signIn(Operation operation, boolean optional) {
        operation.addSecurityRequirement(OASFactory.createSecurityRequirement().addScheme("signIn"));
        if (optional) {
            operation.addSecurityRequirement(OASFactory.createSecurityRequirement());
        }
    }

    private static void add(Operation operation, String status, String response) {
        operation
                .getResponses()
                .addAPIResponse(status, OASFactory.createAPIResponse().ref(response));
    }
}
