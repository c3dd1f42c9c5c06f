package dks.api.health;

/**
 * What is running.
 *
 * @param name the service's name
 * @param version as the build numbers it
 * @param revision the commit it was built from, or {@code unknown}
 */
public record Info(String name, String version, String revision) {}
