package dks.infra.platform;

import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.services.ec2.UserData;

/**
 * How the ECS agent of an instance is set up, and what keeps containers from the instance's own credentials. Written
 * into the launch template's user data; the AMI starts the agent after it has run.
 */
final class AgentConfiguration {
    private AgentConfiguration() {}

    /** The lines of /etc/ecs/ecs.config; CDK adds ECS_CLUSTER, the cluster that the capacity provider is given to. */
    private static Map<String, String> settings(boolean spot) {
        var settings = new TreeMap<String, String>();
        // Tasks in awsvpc mode reach the metadata service past docker's bridge; the agent closes that way.
        settings.put("ECS_AWSVPC_BLOCK_IMDS", "true");
        settings.put("ECS_DISABLE_PRIVILEGED", "true");
        // Tags are content hashes, so an image that is there is the right one. Not prefer-cached: it turns the agent's
        // clean-up of old images off, and the disk fills.
        settings.put("ECS_IMAGE_PULL_BEHAVIOR", "once");
        // By AWS's documentation of dockerSecurityOptions, which is where no-new-privileges is, an agent takes tasks
        // with
        // such options only when it says this. Amazon Linux 2023 has SELinux.
        settings.put("ECS_SELINUX_CAPABLE", "true");
        // Stopped containers stay a while for a look at them; the default of 3 h keeps their images, too.
        settings.put("ECS_ENGINE_TASK_CLEANUP_WAIT_DURATION", "30m");
        if (spot) {
            // The agent reads the two minutes' notice of a spot instance and drains it, so that its tasks leave the
            // load
            // balancer before they are killed. By us, because CDK writes this line for launch configurations with a
            // spot
            // price only, and drops it without a word where there is a launch template (aws-ecs/lib/cluster.js).
            settings.put("ECS_ENABLE_SPOT_INSTANCE_DRAINING", "true");
        }
        return settings;
    }

    /**
     * User data for Amazon Linux 2023.
     *
     * @param spot whether some of the instances are spot instances
     */
    static UserData userData(boolean spot) {
        UserData userData = UserData.forLinux();
        settings(spot)
                .forEach((name, value) ->
                        userData.addCommands("echo " + name + "=" + value + " >> /etc/ecs/ecs.config"));
        blockMetadataService(userData);
        return userData;
    }

    /**
     * Second lock beside the hop limit, for bridge mode: packets from docker's bridge to the metadata service are
     * dropped. A systemd unit, because docker makes its chain anew whenever it starts, also after a reboot, when user
     * data does not run again.
     */
    private static void blockMetadataService(UserData userData) {
        userData.addCommands(
                "cat > /etc/systemd/system/block-imds.service <<'UNIT'",
                "[Unit]",
                "Description=Keep containers from the instance metadata service",
                "Requires=docker.service",
                "PartOf=docker.service",
                "After=docker.service",
                "Before=ecs.service",
                "[Service]",
                "Type=oneshot",
                "RemainAfterExit=yes",
                "ExecStart=/usr/sbin/iptables --wait --insert DOCKER-USER --in-interface docker+"
                        + " --destination 169.254.169.254/32 --jump DROP",
                "[Install]",
                "WantedBy=docker.service",
                "UNIT",
                "systemctl daemon-reload",
                "systemctl enable --now block-imds.service");
    }
}
