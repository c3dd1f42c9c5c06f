package dks.proof.deletion;

import com.fasterxml.jackson.databind.JsonNode;
import dks.proof.finding.Finding;
import dks.template.Resource;
import dks.template.Template;
import dks.template.Templates;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Resources that stay when their stack goes: they may hold others, and they keep their names. */
record Remains(Templates templates, Stay stay) {
    /** What AWS does not delete while something uses it. */
    private static final Set<String> HELD = Set.of(
            "AWS::EC2::SecurityGroup",
            "AWS::EC2::Subnet",
            "AWS::EC2::VPC",
            "AWS::ECS::Cluster",
            "AWS::RDS::DBCluster",
            "AWS::RDS::DBClusterParameterGroup",
            "AWS::RDS::DBParameterGroup",
            "AWS::RDS::DBSubnetGroup");

    /** Names that are free again only when their resource is gone. */
    private static final Map<String, String> NAMES = Map.of(
            "AWS::DynamoDB::Table", "TableName",
            "AWS::ECR::Repository", "RepositoryName",
            "AWS::Logs::LogGroup", "LogGroupName",
            "AWS::RDS::DBCluster", "DBClusterIdentifier",
            "AWS::RDS::DBInstance", "DBInstanceIdentifier",
            "AWS::S3::Bucket", "BucketName",
            "AWS::SecretsManager::Secret", "Name");

    List<Finding> check() {
        var findings = new ArrayList<Finding>();
        templates.all().stream()
                .flatMap(Template::resources)
                .filter(Stay::retained)
                .forEach(kept -> {
                    used(kept).stream()
                            .filter(used -> HELD.contains(used.type()) && stay.goes(used))
                            .forEach(used -> findings.add(holds(kept, used)));
                    JsonNode name = kept.property(NAMES.getOrDefault(kept.type(), ""));
                    if (name.isTextual() && !stay.refused(kept)) {
                        findings.add(keepsName(kept, name.asText()));
                    }
                });
        return findings;
    }

    private static Finding holds(Resource kept, Resource used) {
        return Obstacle.at(
                DeletionRule.NOTHING_HELD_BY_WHAT_STAYS,
                kept,
                Obstacle.name(kept) + " stays and uses " + Obstacle.name(used) + ", which is deleted: AWS refuses to.",
                "Set DeletionPolicy of " + used.logicalId() + " to Retain, too, or protect stack "
                        + used.template().stackName() + " from termination.");
    }

    private static Finding keepsName(Resource kept, String name) {
        return Obstacle.at(
                DeletionRule.NAME_FREE_AGAIN,
                kept,
                Obstacle.name(kept) + " stays under the name " + name + ", which the next deployment cannot take.",
                "Leave the name to CloudFormation, set DeletionPolicy to Delete, or protect stack "
                        + kept.template().stackName() + " from termination.");
    }

    private Set<Resource> used(Resource kept) {
        var used = new LinkedHashSet<Resource>();
        collect(kept.template(), kept.json().path("Properties"), used);
        return used;
    }

    private void collect(Template from, JsonNode value, Set<Resource> used) {
        templates.referred(from, value).ifPresent(used::add);
        value.forEach(part -> collect(from, part, used));
    }
}
