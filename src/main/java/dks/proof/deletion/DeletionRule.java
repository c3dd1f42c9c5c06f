package dks.proof.deletion;

import dks.proof.finding.Rule;

/** What a set of stacks has to keep so that it can be deleted, and what AWS says when it does not. */
public enum DeletionRule implements Rule {
    /**
     * A stack goes after every stack that uses its outputs. Fn::GetStackOutput holds nothing, so that a producer goes under
     * its consumer; of an export, CloudFormation says "cannot be deleted as it is in use".
     */
    STACK_ORDER,
    /**
     * Services go before the cluster's capacity provider association and the providers: "The specified capacity provider is
     * in use and cannot be removed" (aws/aws-cdk#19275).
     */
    SERVICES_BEFORE_CAPACITY,
    /** The association goes before the providers that it names, which are in use until then. */
    ASSOCIATION_BEFORE_PROVIDER,
    /**
     * Instances go before their cluster: "The Cluster cannot be deleted while Container Instances are active or draining"
     * (aws/aws-cdk#18179).
     */
    INSTANCES_BEFORE_CLUSTER,
    /**
     * Services go before what the instances may do: an agent that may not report does not stop its tasks, and the service
     * drains for ever (AWS::IAM::Policy in CloudFormation's reference, on DependsOn and AWS::ECS::Service).
     */
    SERVICES_BEFORE_HOST_PERMISSIONS,
    /** Services go before the Cloud Map namespace that Service Connect registers them in, which is in use until then. */
    SERVICES_BEFORE_NAMESPACE,
    /**
     * Public addresses go before the internet gateway is detached: "Network has some mapped public address(es)"
     * (CloudFormation's reference, DependsOn, VPC-gateway attachment).
     */
    ADDRESSES_BEFORE_GATEWAY,
    /**
     * A custom resource goes before the permissions of the function that deletes it: without an answer CloudFormation waits
     * for an hour.
     */
    CUSTOM_RESOURCES_BEFORE_PERMISSIONS,
    /**
     * Instances may be scaled in: instances that ECS has protected stay so when the capacity provider goes, and the group's
     * deletion waits for them (aws/aws-cdk#18179, #14732, aws/containers-roadmap#2862).
     */
    NO_SCALE_IN_PROTECTION,
    /** A resource that refuses to be deleted is in a stack that refuses, too, so that a destroy does not stop half-way. */
    NO_DELETION_PROTECTION,
    /** Repositories are deleted with their images: RepositoryNotEmptyException. */
    REPOSITORY_EMPTIED,
    /** Buckets are emptied: BucketNotEmpty. */
    BUCKET_EMPTIED,
    /** What stays does not hold what goes: DependencyViolation, or one of its kin. */
    NOTHING_HELD_BY_WHAT_STAYS,
    /** What stays has no name that the next deployment wants: AlreadyExists. */
    NAME_FREE_AGAIN
}
