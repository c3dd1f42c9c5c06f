package dks.ui;

import dks.ui.settings.BadSetting;
import dks.ui.settings.Settings;
import dks.ui.settings.SettingsFiles;
import dks.ui.web.ReadableRequests;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Starts the pages, unless the environment is missing something: then one sentence says what, and the exit code is 1. */
@QuarkusMain
public class Main {

    public static void main(String... args) {
        try {
            Settings.read(SettingsFiles.load());
        } catch (BadSetting wrong) {
            System.err.println(wrong.getMessage());
            System.exit(1);
        }
        ReadableRequests.insteadOfQuarkus();
        Quarkus.run(args);
    }
}
