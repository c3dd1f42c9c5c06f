package dks.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTest {
    @ParameterizedTest
    @CsvSource({
        "https://dks.example.com, https://dks.example.com",
        "https://dks.example.com/, https://dks.example.com",
        "' http://localhost:8080 ', http://localhost:8080",
        "http://[::1]:8080, http://[::1]:8080",
        "'', http://localhost:8180"
    })
    void anAddressIsSchemeHostAndPort(String typed, String address) throws Exception {
        assertThat(Access.from(Map.of("URL", typed, "API_PORT", "8180")).board())
                .hasToString(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost:8080",
                "dks.example.com",
                "ftp://dks.example.com",
                "http://",
                "http://dks.example.com/api",
                "http://dks.example.com?x=1",
                "http://me@dks.example.com",
                "http://dks.example.com:port",
                "http://two words"
            })
    void whatIsNoAddressGetsOneSentence(String typed) {
        assertThatThrownBy(() -> Access.from(Map.of("URL", typed)))
                .isInstanceOf(BoardFailure.class)
                .hasMessage(
                        "URL is '" + typed + "', which is no board's address; give scheme, host and port alone, as in:"
                                + " URL=http://localhost:8080");
    }

    @Test
    void aTokenTravelsByHttpsOnlyOrOnThisMachine() throws Exception {
        assertThat(Access.from(Map.of("URL", "https://dks.example.com", "DKS_TOKEN", "a.b-c.d_e="))
                        .token())
                .contains("a.b-c.d_e=");
        assertThat(Access.from(Map.of("URL", "http://localhost:8080", "DKS_TOKEN", "a.b.c"))
                        .token())
                .contains("a.b.c");
        assertThatThrownBy(() -> Access.from(Map.of("URL", "http://dks.example.com", "DKS_TOKEN", "a.b.c")))
                .hasMessage(
                        "DKS_TOKEN would travel readable for everybody on the way to http://dks.example.com; use https.");
    }

    @Test
    void whatIsNoTokenIsNotShown() {
        assertThatThrownBy(() -> Access.from(Map.of("DKS_TOKEN", "secret text")))
                .hasMessageStartingWith("DKS_TOKEN holds something else than a token")
                .message()
                .doesNotContain("secret");
    }
}
