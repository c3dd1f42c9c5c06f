package dks.infra.registry;

import dks.infra.stage.StageConfig;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.ecr.IRepository;
import software.constructs.Construct;

/** One ECR repository for each service. */
public final class RegistryStack extends Stack {
    private final ImageRepository ui;
    private final ImageRepository api;

    public RegistryStack(Construct scope, String id, StageConfig stage) {
        super(
                scope,
                id,
                StackProps.builder()
                        .description("DKS " + stage.name() + ": ECR repositories for the two images")
                        .terminationProtection(stage.retention().protectedData())
                        .build());
        ui = repository("Ui", "ui", stage);
        api = repository("Api", "api", stage);
    }

    /** The UI's images. */
    public IRepository ui() {
        return ui.repository();
    }

    /** The API's images. */
    public IRepository api() {
        return api.repository();
    }

    private ImageRepository repository(String id, String service, StageConfig stage) {
        return new ImageRepository(
                this,
                id,
                new ImageRepository.Props(
                        stage.repositoryName(service), stage.retention().data()));
    }
}
