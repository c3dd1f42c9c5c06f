package dks.api.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** Describes what is edited or imported with the limits of what is new, which the code puts it through as well. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class SameLimits implements OASFilter {

    private static final Map<String, String> LIKE = Map.of(
            "EditedPost", "NewPost", "PostLine", "NewPost", "EditedComment", "NewComment", "CommentLine", "NewComment");

    @Override
    public void filterOpenAPI(OpenAPI document) {
        Map<String, Schema> schemas = document.getComponents().getSchemas();
        LIKE.forEach((other, fresh) -> schemas.get(fresh).getProperties().forEach((name, property) -> {
            if (schemas.get(other).getProperties().containsKey(name)) {
                schemas.get(other).addProperty(name, property);
            }
        }));
    }
}
