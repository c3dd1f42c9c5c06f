package dks.infra.service;

import dks.infra.auth.Entrance;
import dks.infra.database.DataStack;
import dks.infra.network.NetworkStack;
import dks.infra.platform.PlatformStack;
import dks.infra.registry.NamedRepositorySynthesizer;
import dks.infra.registry.RegistryStack;
import dks.infra.stage.StageConfig;
import dks.infra.watch.Watch;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.constructs.Construct;

/** The UI and the API: the stack of every day. */
public final class ServicesStack extends Stack {
    private final List<WebService> services;

    public ServicesStack(
            Construct scope,
            String id,
            StageConfig stage,
            NetworkStack network,
            RegistryStack registry,
            DataStack data,
            PlatformStack platform,
            Entrance entrance,
            Watch watch) {
        super(
                scope,
                id,
                StackProps.builder()
                        .description("DKS " + stage.name() + ": UI and API")
                        .synthesizer(new NamedRepositorySynthesizer(
                                Map.of("ui", stage.repositoryName("ui"), "api", stage.repositoryName("api")), registry))
                        .build());
        var place = new WebService.Place(stage, network.network(), platform.cluster(), platform.loadBalancer(), watch);
        var contract = new Contract(stage, platform.loadBalancer(), data.database(), entrance);

        var apiImage = ServiceImage.of(this, stage, "api", registry.api());
        var api = new WebService(
                this,
                "Api",
                new WebService.Props(place, stage.api(), apiImage.image(), contract.api(apiImage.revision())));
        data.database().allowFrom(api, api.securityGroup());

        var uiImage = ServiceImage.of(this, stage, "ui", registry.ui());
        var ui = new WebService(
                this, "Ui", new WebService.Props(place, stage.ui(), uiImage.image(), contract.ui(uiImage.revision())));
        api.allowFrom(ui);

        services = List.of(ui, api);
        CfnOutput.Builder.create(this, "Url")
                .description("Where the front end answers")
                .value(entrance.publicBaseUrl())
                .build();
    }

    /** The UI and the API. */
    public List<WebService> services() {
        return services;
    }
}
