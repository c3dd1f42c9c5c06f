package dks.local;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How the two services are started on a workstation: the same jars and variables as in the images, sign-in off.
 *
 * @param folder the locked data folder; its name marks the processes as ours
 * @param metrics where their metrics are; chosen anew for every run, so that several runs share a machine
 */
record Launch(Path folder, Ports metrics, Console console) {
    LocalService ui(LocalSettings settings) throws LocalFailure {
        var environment = Map.of("KNOWLEDGE_SHARE_API", settings.apiUrl(), "PUBLIC_BASE_URL", settings.uiUrl());
        return start("ui", settings.jar("dks-ui"), settings.ports().ui(), metrics.ui(), environment);
    }

    LocalService api(LocalSettings settings, LocalDatabase database) throws LocalFailure {
        return start("api", settings.jar("dks-api"), settings.ports().api(), metrics.api(), database.environment());
    }

    private LocalService start(String name, Path jar, int port, int metricsPort, Map<String, String> environment)
            throws LocalFailure {
        var all = new HashMap<>(environment);
        all.put("PORT", Integer.toString(port));
        all.put("MANAGEMENT_PORT", Integer.toString(metricsPort));
        all.put("DKS_SIGN_IN", "off");
        all.put("QUARKUS_HTTP_HOST", "127.0.0.1"); // without sign-in nobody but this machine may reach it
        all.put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                Leftovers.mark(folder),
                "-XX:TieredStopAtLevel=1", // starts in two thirds of the time
                "-jar",
                jar.toString());
        console.say("up", "Starting the " + name + " on port " + port + ", its metrics on " + metricsPort + " …");
        URI health = URI.create("http://127.0.0.1:" + port + "/health/ready");
        return LocalService.start(name, command, all, health, console);
    }
}
