package dks.infra;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** The ways in which the app is deployed, for tests that hold for all of them. */
public final class Variants {
    public static final Synthesized ALL = Synthesized.with();
    public static final Synthesized DEV_ALB = Synthesized.with("stage=dev", "edge=alb", "allowedCidrs=203.0.113.0/24");

    /** Everything that makes prod cheaper. */
    public static final List<String> SAVING =
            List.of("stage=prod", "officeHours=Mon-Fri 07:00-19:00 Europe/Berlin", "spotPercent=50");

    public static final Synthesized PROD_SAVING = Synthesized.with(SAVING.toArray(String[]::new));
    public static final Synthesized DEV_HOURS =
            Synthesized.with("stage=dev", "officeHours=Mon-Fri 07:00-19:00 Europe/Berlin");

    private Variants() {}

    /** A name, the app, and the stage in it. */
    public static Stream<Arguments> all() {
        return Stream.of(
                Arguments.of("dev", ALL, "dev"),
                Arguments.of("prod", ALL, "prod"),
                Arguments.of("dev with edge=alb", DEV_ALB, "dev"),
                Arguments.of("dev with office hours", DEV_HOURS, "dev"),
                Arguments.of("prod with office hours and spot instances", PROD_SAVING, "prod"));
    }
}
