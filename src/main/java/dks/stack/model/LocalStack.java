package dks.stack.model;

import java.util.List;
import java.util.Optional;

/**
 * What the templates of a stage say that runs, as far as a machine with a container engine can run it.
 *
 * @param images to build, one for each of the stage's image assets that a container uses
 * @param replaced values that only AWS has, and what stands for them here
 * @param leftOut properties of what runs that nothing here stands for
 */
public record LocalStack(
        String stage,
        List<Service> services,
        LoadBalancer loadBalancer,
        Optional<Database> database,
        List<Secret> secrets,
        List<Image> images,
        List<Replaced> replaced,
        List<LeftOut> leftOut) {
    public LocalStack {
        services = List.copyOf(services);
        secrets = List.copyOf(secrets);
        images = List.copyOf(images);
        replaced = List.copyOf(replaced);
        leftOut = List.copyOf(leftOut);
    }

    /** The same stack with other services, and what that replaces. */
    public LocalStack with(List<Service> others, List<Replaced> values) {
        return new LocalStack(stage, others, loadBalancer, database, secrets, images, values, leftOut);
    }
}
