package dks.api.tags;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The tags in use, most used first, then in the order of the alphabet; at most 100. */
@Schema(description = "The tags in use, most used first; at most 100.")
public record TagList(List<TagCount> tags) {}
