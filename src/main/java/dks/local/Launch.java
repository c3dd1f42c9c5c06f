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
 */
record Launch(Path folder, Console console) {
    LocalService ui(LocalSettings settings) throws LocalFailure {
        var environment = Map.of("KNOWLEDGE_SHARE_API", settings.apiUrl(), "PUBLIC_BASE_URL", settings.uiUrl());
        return start("ui", settings.jar("dks-ui"), settings.ports().ui(), environment);
    }

    LocalService api(LocalSettings settings, LocalDatabase database) throws LocalFailure {
        return start("api", settings.jar("dks-api"), settings.ports().api(), database.environment());
    }

    private LocalService start(String name, Path jar, int port, Map<String, String> environment) throws LocalFailure {
        var all = new HashMap<>(environment);
        all.put("PORT", Integer.toString(port));
        all.put("DKS_SIGN_IN", "off");
        all.put("QUARKUS_HTTP_HOST", "127.0.0.1"); // without sign-in nobody but this machine may reach it
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                Leftovers.mark(folder),
                "-XX:TieredStopAtLevel=1", // starts in two thirds of the time
                "-jar",
                jar.toString());
        console.say("up", "Starting the " + name + " on port " + port + " …");
        URI health = URI.create("http://127.0.0.1:" + port + "/health/ready");
        return LocalService.start(name, command, all, health, console);
    }
}
