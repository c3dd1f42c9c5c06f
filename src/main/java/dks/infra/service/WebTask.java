package dks.infra.service;

import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Size;
import software.amazon.awscdk.services.ecs.AwsLogDriverMode;
import software.amazon.awscdk.services.ecs.AwsLogDriverProps;
import software.amazon.awscdk.services.ecs.Capability;
import software.amazon.awscdk.services.ecs.Compatibility;
import software.amazon.awscdk.services.ecs.ContainerDefinitionOptions;
import software.amazon.awscdk.services.ecs.LinuxParameters;
import software.amazon.awscdk.services.ecs.LogDriver;
import software.amazon.awscdk.services.ecs.PortMapping;
import software.amazon.awscdk.services.ecs.Protocol;
import software.amazon.awscdk.services.ecs.TaskDefinition;
import software.amazon.awscdk.services.ecs.Tmpfs;
import software.amazon.awscdk.services.ecs.TmpfsMountOption;
import software.amazon.awscdk.services.ecs.Ulimit;
import software.amazon.awscdk.services.ecs.UlimitName;
import software.amazon.awscdk.services.logs.LogGroup;
import software.constructs.Construct;

/**
 * The task definition of a service: one container that can write to its /tmp and nowhere else, runs as nobody in
 * particular with no capabilities, and logs without ever blocking the service.
 */
final class WebTask extends Construct {
    /** Name of the container's port, by which Service Connect refers to it. */
    static final String PORT_NAME = "http";

    /** The user that both Dockerfiles name. */
    private static final String USER = "65532:65532";
    /** Longer than the 15 s in which the services finish their requests after SIGTERM. */
    private static final Duration STOP_TIMEOUT = Duration.seconds(25);

    private static final int TMP_MIB = 16;
    private static final int OPEN_FILES = 65_536;
    /** What AWS asks for Service Connect's proxy in a task: 256 CPU units and 64 MiB at the least, twice that here. */
    private static final int PROXY_CPU_UNITS = 256;

    private static final int PROXY_MEMORY_MIB = 128;

    private final TaskDefinition definition;

    WebTask(Construct scope, String id, WebService.Props props) {
        super(scope, id);
        boolean proxied = props.place().taskInterfaces();
        var builder = TaskDefinition.Builder.create(this, "Default")
                .compatibility(Compatibility.EC2)
                .networkMode(props.place().stage().network().mode());
        if (proxied) {
            // Service Connect wants limits of the task as a whole.
            builder.cpu(String.valueOf(props.size().cpuUnits() + PROXY_CPU_UNITS))
                    .memoryMiB(String.valueOf(props.size().memoryMiB() + PROXY_MEMORY_MIB));
        }
        definition = builder.build();
        definition.addContainer(props.terms().name(), container(props));
    }

    TaskDefinition definition() {
        return definition;
    }

    private ContainerDefinitionOptions container(WebService.Props props) {
        return ContainerDefinitionOptions.builder()
                .containerName(props.terms().name())
                .image(props.image())
                .cpu(props.size().cpuUnits())
                .memoryLimitMiB(props.size().memoryMiB())
                .portMappings(List.of(PortMapping.builder()
                        .name(PORT_NAME)
                        .containerPort(props.terms().port())
                        // 0: a free port of the instance, so that old and new tasks share one.
                        .hostPort(props.place().taskInterfaces() ? null : 0)
                        .protocol(Protocol.TCP)
                        .build()))
                .environment(props.terms().environment())
                .secrets(props.terms().secrets())
                .user(USER)
                .readonlyRootFilesystem(true)
                .dockerSecurityOptions(List.of("no-new-privileges"))
                .linuxParameters(linux())
                .ulimits(List.of(Ulimit.builder()
                        .name(UlimitName.NOFILE)
                        .softLimit(OPEN_FILES)
                        .hardLimit(OPEN_FILES)
                        .build()))
                .stopTimeout(STOP_TIMEOUT)
                .logging(logs(props))
                .build();
    }

    private LinuxParameters linux() {
        var linux = LinuxParameters.Builder.create(this, "Linux")
                .initProcessEnabled(true)
                .build();
        linux.dropCapabilities(Capability.ALL);
        linux.addTmpfs(Tmpfs.builder()
                .containerPath("/tmp")
                .size(TMP_MIB)
                .mountOptions(List.of(TmpfsMountOption.NOEXEC, TmpfsMountOption.NOSUID, TmpfsMountOption.NODEV))
                .build());
        return linux;
    }

    private LogDriver logs(WebService.Props props) {
        return LogDriver.awsLogs(AwsLogDriverProps.builder()
                .logGroup(LogGroup.Builder.create(this, "Logs")
                        .retention(props.place().stage().retention().logs())
                        .removalPolicy(
                                props.place().stage().retention().protectedData()
                                        ? RemovalPolicy.RETAIN
                                        : RemovalPolicy.DESTROY)
                        .build())
                .streamPrefix(props.terms().name())
                .mode(AwsLogDriverMode.NON_BLOCKING)
                .maxBufferSize(Size.mebibytes(4))
                .build());
    }
}
