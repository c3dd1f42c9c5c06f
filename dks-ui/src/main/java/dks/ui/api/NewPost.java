package dks.ui.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/** What the API needs to publish a post. {@code link} and {@code author} are left out when null. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NewPost(String title, String link, String body, List<String> tags, String author) {}
