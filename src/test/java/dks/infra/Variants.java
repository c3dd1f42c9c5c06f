package dks.infra;

import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** The ways in which the app is deployed, for tests that hold for all of them. */
final class Variants {
    static final Synthesized ALL = Synthesized.with();
    static final Synthesized DEV_ALB = Synthesized.with("stage=dev", "edge=alb", "allowedCidrs=203.0.113.0/24");

    private Variants() {}

    /** A name, the app, and the stage in it. */
    static Stream<Arguments> all() {
        return Stream.of(
                Arguments.of("dev", ALL, "dev"),
                Arguments.of("prod", ALL, "prod"),
                Arguments.of("dev with edge=alb", DEV_ALB, "dev"));
    }
}
