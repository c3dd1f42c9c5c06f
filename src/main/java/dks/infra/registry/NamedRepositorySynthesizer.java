package dks.infra.registry;

import java.util.List;
import java.util.Map;
import software.amazon.awscdk.AddDockerImageAssetOptions;
import software.amazon.awscdk.AddFileAssetOptions;
import software.amazon.awscdk.AssetManifestBuilder;
import software.amazon.awscdk.AssetManifestDockerImageDestination;
import software.amazon.awscdk.AssetManifestFileDestination;
import software.amazon.awscdk.DefaultStackSynthesizer;
import software.amazon.awscdk.DockerImageAssetLocation;
import software.amazon.awscdk.DockerImageAssetSource;
import software.amazon.awscdk.FileAssetLocation;
import software.amazon.awscdk.FileAssetSource;
import software.amazon.awscdk.ISynthesisSession;
import software.amazon.awscdk.RoleOptions;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackSynthesizer;
import software.amazon.awscdk.SynthesizeStackArtifactOptions;
import software.amazon.awscdk.Token;
import software.amazon.awscdk.cloud_assembly_schema.AssetManifestOptions;
import software.amazon.awscdk.cloud_assembly_schema.BootstrapRole;

/**
 * Publishes each Docker image asset to a repository of its own, chosen by the asset's name, where
 * {@link DefaultStackSynthesizer} knows a single repository that exists before the first deployment. The asset manifest
 * depends on the stack that creates the repositories, so that one {@code cdk deploy --all} creates them, then builds and
 * pushes, then deploys the stack that uses the images.
 *
 * <p>Everything else is as in a stack with the default synthesizer: the roles, bucket and version parameter of the
 * modern bootstrap stack.
 */
public final class NamedRepositorySynthesizer extends StackSynthesizer {
    private static final String QUALIFIER_CONTEXT = "@aws-cdk/core:bootstrapQualifier";
    /** Bootstrap stack version that brought the five roles, and the one whose lookup role may read. */
    private static final int ROLES_SINCE = 6;

    private static final int LOOKUP_SINCE = 8;

    private final AssetManifestBuilder manifest = new AssetManifestBuilder();
    private final Map<String, String> repositories;
    private final Stack registry;

    /**
     * @param repositories repository name by asset name
     * @param registry the stack that creates these repositories
     */
    public NamedRepositorySynthesizer(Map<String, String> repositories, Stack registry) {
        this.repositories = Map.copyOf(repositories);
        this.registry = registry;
    }

    /** ARN of the role that the CDK CLI assumes to push images, with CloudFormation's pseudo parameters in it. */
    public static String imagePublishingRoleArn(Stack stack) {
        return qualified(stack, DefaultStackSynthesizer.DEFAULT_IMAGE_ASSET_PUBLISHING_ROLE_ARN);
    }

    @Override
    public FileAssetLocation addFileAsset(FileAssetSource asset) {
        var destination = AssetManifestFileDestination.builder()
                .bucketName(qualified(DefaultStackSynthesizer.DEFAULT_FILE_ASSETS_BUCKET_NAME))
                .role(role(DefaultStackSynthesizer.DEFAULT_FILE_ASSET_PUBLISHING_ROLE_ARN))
                .build();
        return cloudFormationLocationFromFileAsset(manifest.defaultAddFileAsset(
                getBoundStack(),
                asset,
                destination,
                AddFileAssetOptions.builder()
                        .displayName(asset.getDisplayName())
                        .build()));
    }

    /** @throws IllegalArgumentException if no repository has the asset's name */
    @Override
    public DockerImageAssetLocation addDockerImageAsset(DockerImageAssetSource asset) {
        String repository = repositories.get(asset.getAssetName());
        if (repository == null) {
            throw new IllegalArgumentException("Image asset '" + asset.getAssetName()
                    + "' has no repository; assetName must be one of " + repositories.keySet() + ".");
        }
        var destination = AssetManifestDockerImageDestination.builder()
                .repositoryName(repository)
                .role(role(DefaultStackSynthesizer.DEFAULT_IMAGE_ASSET_PUBLISHING_ROLE_ARN))
                .build();
        return cloudFormationLocationFromDockerImageAsset(manifest.defaultAddDockerImageAsset(
                getBoundStack(),
                asset,
                destination,
                AddDockerImageAssetOptions.builder()
                        .displayName(asset.getDisplayName())
                        .build()));
    }

    @Override
    public void synthesize(ISynthesisSession session) {
        String version = qualified(DefaultStackSynthesizer.DEFAULT_BOOTSTRAP_STACK_VERSION_SSM_PARAMETER);
        String lookupRole = qualified(DefaultStackSynthesizer.DEFAULT_LOOKUP_ROLE_ARN);
        addBootstrapVersionRule(ROLES_SINCE, version);
        FileAssetLocation template = addFileAsset(synthesizeTemplate(session, lookupRole));
        String manifestId = manifest.emitManifest(
                getBoundStack(),
                session,
                AssetManifestOptions.builder()
                        .requiresBootstrapStackVersion(ROLES_SINCE)
                        .bootstrapStackVersionSsmParameter(version)
                        .build(),
                List.of(registry.getArtifactId()));
        emitArtifact(
                session,
                SynthesizeStackArtifactOptions.builder()
                        .assumeRoleArn(qualified(DefaultStackSynthesizer.DEFAULT_DEPLOY_ROLE_ARN))
                        .cloudFormationExecutionRoleArn(getCloudFormationExecutionRole())
                        .stackTemplateAssetObjectUrl(template.getS3ObjectUrlWithPlaceholders())
                        .requiresBootstrapStackVersion(ROLES_SINCE)
                        .bootstrapStackVersionSsmParameter(version)
                        .additionalDependencies(List.of(manifestId))
                        .lookupRole(BootstrapRole.builder()
                                .arn(lookupRole)
                                .requiresBootstrapStackVersion(LOOKUP_SINCE)
                                .bootstrapStackVersionSsmParameter(version)
                                .build())
                        .build());
    }

    @Override
    public String getCloudFormationExecutionRole() {
        return qualified(DefaultStackSynthesizer.DEFAULT_CLOUDFORMATION_ROLE_ARN);
    }

    private RoleOptions role(String arn) {
        return RoleOptions.builder().assumeRoleArn(qualified(arn)).build();
    }

    private String qualified(String pattern) {
        return qualified(getBoundStack(), pattern);
    }

    /** Fills in what is known at synthesis; the CLI fills in the rest when it deploys. */
    private static String qualified(Stack stack, String pattern) {
        Object qualifier = stack.getNode().tryGetContext(QUALIFIER_CONTEXT);
        return pattern.replace(
                        "${Qualifier}",
                        qualifier == null ? DefaultStackSynthesizer.DEFAULT_QUALIFIER : qualifier.toString())
                .replace("${AWS::Region}", known(stack.getRegion(), "${AWS::Region}"))
                .replace("${AWS::AccountId}", known(stack.getAccount(), "${AWS::AccountId}"));
    }

    private static String known(String value, String placeholder) {
        return Token.isUnresolved(value) ? placeholder : value;
    }
}
