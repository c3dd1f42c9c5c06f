package dks.stack.running;

import static org.assertj.core.api.Assertions.assertThat;

import dks.stack.StagesForTests;
import dks.stack.model.Container.Ulimit;
import dks.stack.model.LocalStack;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineLimitsTest {
    @TempDir
    Path folder;

    @Test
    void leavesOutWhatTheEngineMayNotGive() throws Exception {
        LocalStack stack =
                apply("[ \"$1\" != run ] || { echo 'error setting rlimit type 7: operation not permitted'; exit 1; }");
        assertThat(limits(stack)).isEmpty();
        assertThat(stack.replaced())
                .extracting(Object::toString)
                .contains(
                        "Ulimits nofile: 65536:65536 -> left out, because this engine has fewer itself and may not give"
                                + " more");
    }

    @Test
    void leavesOutWhatPodmanMayNotGive() throws Exception {
        assertThat(limits(apply("""
                case "$*" in
                  "run "*--detach*) echo 'error setting rlimit type 7: operation not permitted'; exit 126;;
                  "run "*) echo 'unable to upgrade to tcp, received 409'; exit 1;;
                esac"""))).isEmpty();
    }

    @Test
    void keepsWhatTheEngineGives() throws Exception {
        assertThat(limits(apply("exit 0"))).isNotEmpty();
    }

    @Test
    void leavesOtherTroubleToTheStart() throws Exception {
        assertThat(limits(apply("[ \"$1\" != run ] || { echo 'no such image'; exit 1; }")))
                .isNotEmpty();
    }

    private LocalStack apply(String script) throws Exception {
        Engine engine = Engine.find(new Programs(), FakeDocker.in(folder, script));
        return new EngineLimits(engine).apply(StagesForTests.dev());
    }

    private static List<Ulimit> limits(LocalStack stack) {
        return stack.services().stream()
                .flatMap(service -> service.containers().stream())
                .flatMap(container -> container.limits().ulimits().stream())
                .toList();
    }
}
