package dks.ui.signin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnPathTest {

    @ParameterizedTest
    @ValueSource(strings = {"/", "/posts/new", "/posts/1", "/?cursor=a%2Fb%3D"})
    void pagesOfOursAreReturnedTo(String path) {
        assertThat(ReturnPath.of(path)).isEqualTo(path);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "posts",
                "//evil.example",
                "/\\evil.example",
                "/\t/evil.example",
                "\t//evil.example",
                "/\n/evil.example",
                "///evil.example",
                "/\u0000/evil.example",
                "//evil.example/%2f..",
                "\\\\evil.example",
                "/\u2215evil.example",
                "http:evil.example",
                "/x\\y",
                "/x\r\nSet-Cookie: a=b",
                "https://evil.example",
                "javascript:alert(1)",
                "/sign-in",
                "/sign-out",
                "/ä"
            })
    void anythingElseLeadsToTheFrontPage(String path) {
        assertThat(ReturnPath.of(path)).isEqualTo("/");
    }
}
