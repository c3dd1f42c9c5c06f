package dks.stack.reading;

import dks.stack.model.Database;
import dks.stack.model.LoadBalancer;
import dks.stack.model.LoadBalancer.TargetGroup;
import dks.stack.model.LocalStack;
import dks.stack.model.Service;
import dks.stack.model.StackFailure;
import dks.template.Resource;
import java.util.ArrayList;
import java.util.Optional;

/** Reads what a stage's templates say that runs. */
public final class StackReader {
    private final Assembly assembly;
    private final String publicUrl;

    /** @param publicUrl where a browser of this machine comes in */
    public StackReader(Assembly assembly, String publicUrl) {
        this.assembly = assembly;
        this.publicUrl = publicUrl;
    }

    /**
     * Reads everything.
     *
     * @throws StackFailure when a value cannot be told without AWS, nothing stands for a part, or AWS would refuse it;
     *     naming the template and the path
     */
    public LocalStack read(String stage) throws StackFailure {
        var reading = new Reading(assembly, new StandIns(assembly.environments(), publicUrl));
        var secrets = new SecretReader(reading);
        Optional<Database> database = new DatabaseReader(reading, secrets).read();
        var serviceReader = new ServiceReader(reading, secrets);
        var services = new ArrayList<Service>();
        var targetGroups = new ArrayList<TargetGroup>();
        for (Resource resource : reading.resources("AWS::ECS::Service")) {
            Service service = serviceReader.read(resource);
            services.add(service);
            targetGroups.addAll(new TargetGroupReader(reading).read(resource, service));
        }
        if (services.isEmpty()) {
            throw new StackFailure("The templates of " + stage + " have no ECS service: there is nothing to run.");
        }
        LoadBalancer loadBalancer = new BalancerReader(reading).read(targetGroups);
        Soundness.check(services, loadBalancer, database.isPresent());
        return new LocalStack(
                stage,
                services,
                loadBalancer,
                database,
                secrets.secrets(),
                serviceReader.images(),
                reading.replaced(),
                reading.leftOut());
    }
}
