package dks.api.database;

import io.quarkus.flyway.FlywayConfigurationCustomizer;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * Has Flyway migrate as the database's owner and then set up the role of the API, whose rights end at reading and writing
 * rows. Without an owner in the environment, the API's role migrates and owns what it makes, and nothing is set up.
 */
@Singleton
class OwnerMigrates implements FlywayConfigurationCustomizer {

    private final Optional<String> owner;
    private final Optional<String> ownerPassword;
    private final String role;
    private final String rolePassword;

    OwnerMigrates(
            @ConfigProperty(name = "dks.db.owner.name") Optional<String> owner,
            @ConfigProperty(name = "dks.db.owner.password") Optional<String> ownerPassword,
            @ConfigProperty(name = "quarkus.datasource.username") String role,
            @ConfigProperty(name = "quarkus.datasource.password") String rolePassword) {
        this.owner = owner;
        this.ownerPassword = ownerPassword;
        this.role = role;
        this.rolePassword = rolePassword;
    }

    @Override
    public void customize(FluentConfiguration flyway) {
        owner.ifPresent(name -> flyway.dataSource(flyway.getUrl(), name, ownerPassword.orElse(""))
                .callbacks(new ApiRole(role, rolePassword)));
    }
}
