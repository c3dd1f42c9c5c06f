package dks.infra.logs;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.CfnBucket;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.amazon.awscdk.services.s3.ObjectOwnership;
import software.constructs.Construct;

/**
 * A bucket for access logs that the log delivery of CloudWatch Logs writes to, and nobody else. It keeps them for 90 days
 * and outlives its stack.
 */
public final class AccessLogs extends Construct {
    private static final Duration KEPT = Duration.days(90);

    private final Bucket bucket;

    public AccessLogs(Construct scope, String id) {
        super(scope, id);
        bucket = Bucket.Builder.create(this, "Default")
                .encryption(BucketEncryption.S3_MANAGED)
                .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
                .enforceSsl(true)
                // Not "enforced": S3 refuses that for a bucket that has an ACL, as those of earlier releases have.
                .objectOwnership(ObjectOwnership.BUCKET_OWNER_PREFERRED)
                .lifecycleRules(List.of(LifecycleRule.builder().expiration(KEPT).build()))
                .removalPolicy(RemovalPolicy.RETAIN)
                .build();
        bucket.addToResourcePolicy(delivery());
    }

    /** The bucket's ARN, also for stacks in other Regions. */
    public String bucketArn() {
        return ((CfnBucket) bucket.getNode().getDefaultChild()).getAttrArn();
    }

    /**
     * What a delivery of vended logs to S3 needs, as AWS's guide has it, with the conditions that keep other accounts'
     * deliveries out: docs.aws.amazon.com/AmazonCloudWatch/latest/logs/AWS-logs-and-resource-policy.html
     */
    private PolicyStatement delivery() {
        return PolicyStatement.Builder.create()
                .principals(List.of(new ServicePrincipal("delivery.logs.amazonaws.com")))
                .actions(List.of("s3:PutObject"))
                .resources(List.of(bucket.arnForObjects("AWSLogs/" + Aws.ACCOUNT_ID + "/*")))
                .conditions(new TreeMap<>(Map.of(
                        "ArnLike",
                        Map.of(
                                "aws:SourceArn",
                                "arn:" + Aws.PARTITION + ":logs:us-east-1:" + Aws.ACCOUNT_ID + ":delivery-source:*"),
                        "StringEquals",
                        new TreeMap<>(Map.of(
                                "aws:SourceAccount", Aws.ACCOUNT_ID, "s3:x-amz-acl", "bucket-owner-full-control")))))
                .build();
    }
}
