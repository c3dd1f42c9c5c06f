package dks.infra.stage;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.ecs.NetworkMode;
import software.amazon.awscdk.services.logs.RetentionDays;

/** The stages there are, and their values. */
public final class Stages {
    private static final Pattern PREVIEW = Pattern.compile("preview-[a-z0-9](?:[a-z0-9-]{0,14}[a-z0-9])?");

    private static final StageConfig.Target HERE = new StageConfig.Target(
            Optional.empty(),
            Region.named(Region.DEFAULT),
            CpuArchitecture.ARM64,
            Map.of(),
            Optional.empty(),
            StageConfig.Alerts.NONE,
            Rollout.ROLLING);

    /** Cheapest that works; everything goes when it is destroyed. */
    public static final StageConfig DEV = new StageConfig(
            "dev",
            HERE,
            new StageConfig.EdgeConfig.CloudFront(Optional.empty(), false),
            new StageConfig.NetworkSize(NetworkMode.BRIDGE, 2),
            new StageConfig.CapacitySize(
                    Map.of(CpuArchitecture.ARM64, "t4g.small", CpuArchitecture.X86_64, "t3.small"), 0, 2, 100, 0),
            new StageConfig.DatabaseSize(0, 2, 10, 0, 1),
            StageConfig.ServiceSize.fixed(256, 256, 1),
            StageConfig.ServiceSize.fixed(512, 384, 1),
            new StageConfig.Operations(false, false, false, 5),
            new StageConfig.Retention(RemovalPolicy.DESTROY, false, RetentionDays.ONE_WEEK),
            Optional.empty());

    /** For users: zones lost without notice, watched, data and images kept. */
    public static final StageConfig PROD = new StageConfig(
            "prod",
            HERE,
            new StageConfig.EdgeConfig.CloudFront(Optional.empty(), true),
            new StageConfig.NetworkSize(NetworkMode.AWS_VPC, 3),
            // 13, at two tasks each: when scaled out, the API's ten, a canary's ten beside them, and the UI's six.
            new StageConfig.CapacitySize(
                    Map.of(CpuArchitecture.ARM64, "m7g.large", CpuArchitecture.X86_64, "m7i.large"), 2, 13, 90, 0),
            new StageConfig.DatabaseSize(0.5, 8, 0, 1, 14),
            StageConfig.ServiceSize.scaled(512, 512, 2, 6, new StageConfig.ScalingTargets(60, 80, 3_000)),
            StageConfig.ServiceSize.scaled(512, 768, 2, 10, new StageConfig.ScalingTargets(60, 80, 6_000)),
            new StageConfig.Operations(true, true, true, 30),
            new StageConfig.Retention(RemovalPolicy.RETAIN, true, RetentionDays.THREE_MONTHS),
            Optional.empty());

    private Stages() {}

    /** The stages that are synthesized when none is named. */
    public static List<StageConfig> all() {
        return List.of(DEV, PROD);
    }

    /**
     * Finds a stage by name; {@code preview-<name>} is {@link #DEV} under another name, with everything of its own.
     *
     * @throws InvalidSettingException if there is no such stage
     */
    public static StageConfig named(String name) {
        if (PREVIEW.matcher(name).matches()) {
            return DEV.with(name, DEV.target(), DEV.edge());
        }
        return all().stream()
                .filter(stage -> stage.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidSettingException("stage=" + name + " is not a stage: use dev, prod or"
                        + " preview-<name> (lower-case letters, digits and hyphens, at most 16)."));
    }
}
