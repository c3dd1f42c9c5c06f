package dks.ui.web;

import dks.ui.settings.Settings;
import jakarta.inject.Named;
import jakarta.inject.Singleton;

/** The pages as the world knows them. */
@Named("site")
@Singleton
public final class Site {

    private final Settings settings;

    Site(Settings settings) {
        this.settings = settings;
    }

    /** The one address of what is at a path here. */
    public String address(String path) {
        return settings.address(path).toString();
    }
}
