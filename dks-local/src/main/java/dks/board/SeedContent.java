package dks.board;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a new board can be filled with: experience of people who run software, in posts.yaml.
 *
 * @param posts oldest first
 */
record SeedContent(List<SeedPost> posts) {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** All of it. */
    static SeedContent all() {
        try (InputStream file = SeedContent.class.getResourceAsStream("posts.yaml")) {
            return YAML.readValue(file, SeedContent.class);
        } catch (IOException broken) {
            throw new UncheckedIOException("posts.yaml in the class path cannot be read", broken);
        }
    }

    /** Everybody who writes in it, each once, in the order in which they appear. */
    List<String> people() {
        return posts.stream()
                .flatMap(post -> Stream.concat(
                        Stream.of(post.author()), post.comments().stream().map(SeedComment::author)))
                .distinct()
                .toList();
    }
}
