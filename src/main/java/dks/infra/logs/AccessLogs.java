package dks.infra.logs;

import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.s3.BlockPublicAccess;
import software.amazon.awscdk.services.s3.Bucket;
import software.amazon.awscdk.services.s3.BucketEncryption;
import software.amazon.awscdk.services.s3.IBucket;
import software.amazon.awscdk.services.s3.LifecycleRule;
import software.amazon.awscdk.services.s3.ObjectOwnership;
import software.constructs.Construct;

/** A bucket for access logs, closed to everybody but their writer. It keeps them for 90 days and outlives its stack. */
public final class AccessLogs extends Construct {
    private static final Duration KEPT = Duration.days(90);

    private final Bucket bucket;

    /** @param byAcl whether the writer grants itself access by an ACL, as CloudFront's log delivery does */
    public record Props(boolean byAcl) {}

    public AccessLogs(Construct scope, String id, Props props) {
        super(scope, id);
        bucket = Bucket.Builder.create(this, "Default")
                // Load balancers cannot write to a bucket that is encrypted by a key of KMS.
                .encryption(BucketEncryption.S3_MANAGED)
                .blockPublicAccess(BlockPublicAccess.BLOCK_ALL)
                .enforceSsl(true)
                .objectOwnership(props.byAcl() ? ObjectOwnership.OBJECT_WRITER : null)
                .lifecycleRules(List.of(LifecycleRule.builder().expiration(KEPT).build()))
                .removalPolicy(RemovalPolicy.RETAIN)
                .build();
    }

    /** The bucket itself. */
    public IBucket bucket() {
        return bucket;
    }
}
