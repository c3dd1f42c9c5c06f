package dks.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the services are told, by stand-ins for their jars that print it. */
class LaunchTest {
    @TempDir
    Path repository;

    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private LocalSettings settings;

    @BeforeEach
    void putStandInsInPlace() throws Exception {
        settings = new LocalSettings(repository, repository, repository, new Ports(3111, 8111));
        makeJar("dks-ui");
    }

    @Test
    void aServiceListensAndShowsItsMetricsOnThisMachineOnly() throws Exception {
        assertThat(environmentOfTheUi())
                .contains("ui  | QUARKUS_HTTP_HOST=127.0.0.1")
                .contains("ui  | QUARKUS_MANAGEMENT_HOST=127.0.0.1")
                .contains("ui  | DKS_SIGN_IN=off");
    }

    @Test
    void metricsHaveAPortOfTheirOwn() throws Exception {
        assertThat(environmentOfTheUi()).contains("ui  | PORT=3111").contains("ui  | MANAGEMENT_PORT=9111");
    }

    private String environmentOfTheUi() throws Exception {
        var launch = new Launch(repository, new Ports(9111, 9112), new Console(new PrintStream(shown, true)));
        try (LocalService ui = launch.ui(settings)) {
            ui.process().onExit().join();
        }
        return shown.toString();
    }

    private void makeJar(String service) throws Exception {
        Path jar = repository.resolve(service).resolve("target/quarkus-app/quarkus-run.jar");
        Files.createDirectories(jar.getParent());
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, PrintEnvironment.class.getName());
        String name = PrintEnvironment.class.getName().replace('.', '/') + ".class";
        try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                InputStream code = LaunchTest.class.getClassLoader().getResourceAsStream(name)) {
            out.putNextEntry(new JarEntry(name));
            code.transferTo(out);
        }
    }

    static final class PrintEnvironment {
        private PrintEnvironment() {}

        public static void main(String[] arguments) {
            System.getenv().keySet().forEach(name -> System.out.println(name + "=" + System.getenv(name)));
        }
    }
}
