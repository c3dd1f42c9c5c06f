package dks.infra.registry;

import java.util.List;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.ecr.IRepository;
import software.amazon.awscdk.services.ecr.LifecycleRule;
import software.amazon.awscdk.services.ecr.Repository;
import software.amazon.awscdk.services.ecr.TagMutability;
import software.amazon.awscdk.services.iam.ArnPrincipal;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.constructs.Construct;

/**
 * An ECR repository whose tags never move, whose images are scanned when pushed, and into which the CDK CLI may push.
 */
public final class ImageRepository extends Construct {
    /**
     * Every deployment that changes the code pushes one image, so this is how many deployments can be rolled back; the
     * oldest beyond it expire. Far above any rollback, and 20 images share most of their layers.
     */
    private static final int KEPT_IMAGES = 20;

    private final Repository repository;

    /**
     * @param name the repository's name, which asset publishing and people type
     * @param removalPolicy DESTROY also deletes the images
     */
    public record Props(String name, RemovalPolicy removalPolicy) {}

    public ImageRepository(Construct scope, String id, Props props) {
        super(scope, id);
        repository = Repository.Builder.create(this, "Default")
                .repositoryName(props.name())
                .imageTagMutability(TagMutability.IMMUTABLE)
                .imageScanOnPush(true)
                .lifecycleRules(List.of(LifecycleRule.builder()
                        .description("Keep the " + KEPT_IMAGES + " newest images")
                        .maxImageCount(KEPT_IMAGES)
                        .build()))
                .removalPolicy(props.removalPolicy())
                .emptyOnDelete(props.removalPolicy() == RemovalPolicy.DESTROY)
                .build();
        repository.addToResourcePolicy(publishing());
    }

    /** The repository itself. */
    public IRepository repository() {
        return repository;
    }

    /**
     * The bootstrap stack lets its image-publishing role push to the bootstrap repository only; within an account, a
     * repository's own policy is enough to let it push here.
     */
    private PolicyStatement publishing() {
        String role = NamedRepositorySynthesizer.imagePublishingRoleArn(Stack.of(this));
        return PolicyStatement.Builder.create()
                .sid("CdkPublishesImages")
                .principals(List.of(new ArnPrincipal(Fn.sub(role))))
                .actions(List.of(
                        "ecr:BatchCheckLayerAvailability",
                        "ecr:BatchGetImage",
                        "ecr:CompleteLayerUpload",
                        "ecr:DescribeImages",
                        "ecr:DescribeRepositories",
                        "ecr:GetDownloadUrlForLayer",
                        "ecr:InitiateLayerUpload",
                        "ecr:PutImage",
                        "ecr:UploadLayerPart"))
                .build();
    }
}
