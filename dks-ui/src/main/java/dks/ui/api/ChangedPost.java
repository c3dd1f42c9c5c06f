package dks.ui.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * What the API needs to change a post: all of its text, changed or not. {@code link} is left out when null.
 *
 * @param version the version that was changed; the API refuses when there is a newer one by now
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ChangedPost(String title, String link, String body, List<String> tags, long version) {}
