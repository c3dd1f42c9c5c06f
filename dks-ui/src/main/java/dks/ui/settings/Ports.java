package dks.ui.settings;

import org.eclipse.microprofile.config.Config;

/** The ports among the settings: that of the pages and that of the metrics. */
final class Ports {

    private static final int LAST = 65535;
    private static final String HOLDS = "a port number from 1 to " + LAST;

    private Ports() {}

    /** Refuses what is no port, and one port for both. */
    static void check(Config config) {
        var pages = port(config, "quarkus.http.port", "PORT");
        var metrics = port(config, "quarkus.management.port", "MANAGEMENT_PORT");
        if (pages == metrics) {
            throw new BadSetting("MANAGEMENT_PORT is \"" + metrics + "\": it must hold another port than PORT.");
        }
    }

    private static int port(Config config, String property, String variable) {
        var port = Settings.required(config, property, variable, HOLDS);
        if (!port.matches("\\d{1,5}") || Integer.parseInt(port) < 1 || Integer.parseInt(port) > LAST) {
            throw new BadSetting(variable + " is \"" + port + "\": it must hold " + HOLDS + ".");
        }
        return Integer.parseInt(port);
    }
}
