package dks.ui.posts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PostLinkTest {

    @Test
    void aLinkIsCalledByItsHost() {
        assertThat(PostLink.of("https://www.example.com:8443/a?b#c"))
                .isEqualTo(new PostLink("https://www.example.com:8443/a?b#c", "example.com"));
        assertThat(PostLink.of("HTTP://example.com")).isEqualTo(new PostLink("HTTP://example.com", "example.com"));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "javascript:alert(1)",
                "data:text/html,x",
                "//example.com",
                "/x",
                "ftp://example.com",
                "https:",
                "https://",
                "ht tp://x"
            })
    void whatDoesNotLeadToTheWebIsNoLink(String link) {
        assertThat(PostLink.of(link)).isNull();
    }
}
