package dks.stack.writing;

import dks.stack.model.LoadBalancer;
import dks.stack.model.LoadBalancer.TargetGroup;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** HAProxy as Compose describes it, in the place of the load balancer. */
record BalancerBlock(LoadBalancer loadBalancer, int port) {
    /** To end after the last request has been given up. */
    private static final int SECONDS_MORE = 5;

    Map<String, Object> block() {
        var block = new LinkedHashMap<String, Object>();
        block.put("image", ComposeFile.LOAD_BALANCER_IMAGE);
        block.put("ports", List.of("127.0.0.1:" + port + ":" + loadBalancer.port()));
        block.put("volumes", List.of(DatabaseBlock.mount("haproxy.cfg", "/usr/local/etc/haproxy/haproxy.cfg")));
        block.put("read_only", true);
        block.put("cap_drop", List.of("ALL"));
        block.put("security_opt", List.of("no-new-privileges"));
        // It is not root in its container, and the listener's port is below 1024.
        block.put("sysctls", Map.of("net.ipv4.ip_unprivileged_port_start", "0"));
        var before = new LinkedHashMap<String, Object>();
        for (TargetGroup group : loadBalancer.targetGroups()) {
            before.put(group.container(), Map.of("condition", "service_started"));
        }
        block.put("depends_on", before);
        block.put("stop_grace_period", loadBalancer.drainSeconds() + SECONDS_MORE + "s");
        return block;
    }
}
