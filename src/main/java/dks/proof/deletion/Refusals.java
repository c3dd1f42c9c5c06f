package dks.proof.deletion;

import com.fasterxml.jackson.databind.JsonNode;
import dks.proof.finding.Finding;
import dks.template.References;
import dks.template.Resource;
import dks.template.Template;
import dks.template.Templates;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Resources that do not go although they are told to: protected ones and full ones. */
record Refusals(Templates templates, Stay stay) {
    /** A property by which a resource of a type refuses to be deleted, and the value that does it. */
    private record Lock(String property, String value) {}

    private static final Map<String, Lock> LOCKS = Map.of(
            "AWS::RDS::DBCluster", new Lock("DeletionProtection", "true"),
            "AWS::RDS::DBInstance", new Lock("DeletionProtection", "true"),
            "AWS::DocDB::DBCluster", new Lock("DeletionProtection", "true"),
            "AWS::Neptune::DBCluster", new Lock("DeletionProtection", "true"),
            "AWS::DynamoDB::Table", new Lock("DeletionProtectionEnabled", "true"),
            "AWS::Logs::LogGroup", new Lock("DeletionProtectionEnabled", "true"),
            "AWS::Cognito::UserPool", new Lock("DeletionProtection", "ACTIVE"),
            "AWS::EC2::Instance", new Lock("DisableApiTermination", "true"),
            "AWS::AutoScaling::AutoScalingGroup", new Lock("DeletionProtection", "prevent-all-deletion"));

    List<Finding> check() {
        var findings = new ArrayList<Finding>();
        templates.all().stream().flatMap(Template::resources).filter(stay::goes).forEach(resource -> {
            if (isLocked(resource)) {
                findings.add(Obstacle.at(
                        DeletionRule.NO_DELETION_PROTECTION,
                        resource,
                        Obstacle.name(resource) + " refuses to be deleted, but its stack does not: a destroy stops"
                                + " there with half of it gone.",
                        "Protect stack " + resource.template().stackName()
                                + " from termination, too, or switch the resource's deletion protection off."));
            }
            if (isScaleInProtected(resource)) {
                findings.add(Obstacle.at(
                        DeletionRule.NO_SCALE_IN_PROTECTION,
                        resource,
                        Obstacle.name(resource) + " protects instances from scale-in, and the deletion of their group"
                                + " waits for them.",
                        resource.type().equals("AWS::ECS::CapacityProvider")
                                ? "Set ManagedTerminationProtection to DISABLED; managed draining spares the tasks."
                                : "Set NewInstancesProtectedFromScaleIn to false."));
            }
            if (isFullRepository(resource)) {
                findings.add(Obstacle.at(
                        DeletionRule.REPOSITORY_EMPTIED,
                        resource,
                        Obstacle.name(resource) + " is deleted with images in it, which ECR refuses.",
                        "Set EmptyOnDelete to true, or DeletionPolicy to Retain."));
            }
            if (isFullBucket(resource)) {
                findings.add(Obstacle.at(
                        DeletionRule.BUCKET_EMPTIED,
                        resource,
                        Obstacle.name(resource) + " is deleted with objects in it, which S3 refuses.",
                        "Empty it by a custom resource (autoDeleteObjects in the CDK), or set DeletionPolicy to"
                                + " Retain."));
            }
        });
        return findings;
    }

    private static boolean isLocked(Resource resource) {
        if (resource.type().equals("AWS::ElasticLoadBalancingV2::LoadBalancer")) {
            for (JsonNode attribute : resource.property("LoadBalancerAttributes")) {
                if (attribute.path("Key").asText().equals("deletion_protection.enabled")
                        && attribute.path("Value").asText().equals("true")) {
                    return true;
                }
            }
        }
        Lock lock = LOCKS.get(resource.type());
        return lock != null && resource.property(lock.property()).asText().equals(lock.value());
    }

    private static boolean isScaleInProtected(Resource resource) {
        return resource.property("AutoScalingGroupProvider")
                        .path("ManagedTerminationProtection")
                        .asText()
                        .equals("ENABLED")
                || resource.type().equals("AWS::AutoScaling::AutoScalingGroup")
                        && resource.property("NewInstancesProtectedFromScaleIn").asBoolean();
    }

    private static boolean isFullRepository(Resource resource) {
        return resource.type().equals("AWS::ECR::Repository")
                && !resource.property("EmptyOnDelete").asBoolean()
                && !isEmptied(resource);
    }

    private static boolean isFullBucket(Resource resource) {
        return resource.type().equals("AWS::S3::Bucket") && !isEmptied(resource);
    }

    /** Whether a custom resource whose type says that it deletes or empties refers to it. */
    private static boolean isEmptied(Resource resource) {
        return resource.template()
                .resources()
                .filter(HandlerPermissions::isCustom)
                .filter(custom -> custom.type().matches(".*(?i:delete|empty|clean).*"))
                .anyMatch(custom -> References.of(custom).contains(resource.logicalId()));
    }
}
