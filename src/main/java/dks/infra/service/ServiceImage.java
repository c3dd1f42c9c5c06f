package dks.infra.service;

import dks.infra.stage.StageConfig;
import java.util.Map;
import software.amazon.awscdk.services.ecr.IRepository;
import software.amazon.awscdk.services.ecr.assets.DockerImageAsset;
import software.amazon.awscdk.services.ecs.ContainerImage;
import software.constructs.Construct;

/**
 * A service's container image, and the name by which a person finds it in the repository.
 *
 * @param revision the tag of an image that is built, which is the hash of its source, or the digits of the digest that
 *     the stage names: 64 hexadecimal digits
 */
record ServiceImage(ContainerImage image, String revision) {
    private static final String DIGEST = "sha256:";
    /** Ids of the assets, which are part of the assembly's file names. */
    private static final Map<String, String> IDS = Map.of("ui", "UiImage", "api", "ApiImage");

    /**
     * Built from the folder beside this app, or, when the stage names a digest, as it was built before.
     *
     * @param service {@code ui} or {@code api}
     */
    static ServiceImage of(Construct scope, StageConfig stage, String service, IRepository repository) {
        String digest = stage.target().images().get(service);
        if (digest != null) {
            return new ServiceImage(
                    ContainerImage.fromEcrRepository(repository, digest), digest.substring(DIGEST.length()));
        }
        var asset = DockerImageAsset.Builder.create(scope, IDS.get(service))
                .directory("dks-" + service)
                .assetName(service)
                .displayName("dks-" + service)
                .platform(stage.target().cpu().imagePlatform())
                .build();
        return new ServiceImage(ContainerImage.fromDockerImageAsset(asset), asset.getImageTag());
    }
}
