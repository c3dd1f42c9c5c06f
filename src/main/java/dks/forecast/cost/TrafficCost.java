package dks.forecast.cost;

import com.fasterxml.jackson.databind.JsonNode;
import dks.template.Resource;
import dks.template.Templates;

/** What lies in the way of requests: load balancers, NAT gateways, endpoints, WAF, CloudFront, logs. */
final class TrafficCost {
    /** What an hour of work is: {@value} requests. */
    static final int REQUESTS = 10_000;
    /** What an hour of work sends through a NAT gateway or out to browsers, in GB. */
    static final int GIGABYTES = 1;

    /** 1 KB of log a request, and as much again for what else is said. */
    private static final double LOG_GIGABYTES = 0.02;

    /** A load balancer takes no fewer zones. */
    private static final int LEAST_ZONES = 2;

    private static final String ADDRESS = "public IPv4 address";

    private final Templates templates;
    private final Bill bill;
    private boolean natCounted;
    private boolean logsCounted;

    TrafficCost(Templates templates, Bill bill) {
        this.templates = templates;
        this.bill = bill;
    }

    /** A load balancer; an internet-facing one has an address in each zone. */
    void loadBalancer(Resource balancer) {
        if (balancer.property("Type").asText("").equals("gateway")) {
            bill.notPriced("AWS::ElasticLoadBalancingV2::LoadBalancer (gateway)");
            return;
        }
        bill.month(balancer, "load balancer", 1, Prices.of(balancer.type()));
        if (!balancer.property("Scheme").asText("internet-facing").equals("internal")) {
            bill.month(balancer, ADDRESS, zones(balancer), Prices.of(ADDRESS));
        }
        Price unit = Prices.of("load balancer capacity unit");
        bill.hour(
                balancer,
                "load balancer",
                1,
                "1 capacity unit at $" + unit.dollars().toPlainString(),
                unit.hourly());
    }

    /** An address by itself, for example of a NAT gateway. */
    void address(Resource address) {
        bill.month(address, ADDRESS, 1, Prices.of(ADDRESS));
    }

    void natGateway(Resource gateway) {
        bill.month(gateway, "NAT gateway", 1, Prices.of(gateway.type()));
        if (!natCounted) {
            natCounted = true;
            Price data = Prices.of("NAT data");
            bill.hour(
                    gateway,
                    "NAT gateways",
                    1,
                    GIGABYTES + " GB at " + data.reckoned(),
                    GIGABYTES * data.dollars().doubleValue());
        }
    }

    /** A VPC endpoint: those for S3 and DynamoDB by the route table are free. */
    void endpoint(Resource endpoint) {
        if (!endpoint.property("VpcEndpointType").asText("Gateway").equals("Gateway")) {
            int zones = Math.max(1, endpoint.property("SubnetIds").size());
            bill.month(endpoint, "VPC endpoint", zones, Prices.of("interface endpoint"));
        }
    }

    void firewall(Resource acl) {
        bill.month(acl, "WAF web ACL", 1, Prices.of(acl.type()));
        int rules = acl.property("Rules").size();
        if (rules > 0) {
            bill.month(acl, "WAF rule", rules, Prices.of("WAF rule"));
        }
        Price requests = Prices.of("WAF requests");
        bill.hour(
                acl,
                "WAF",
                1,
                "%d requests at $%s a million"
                        .formatted(REQUESTS, requests.dollars().toPlainString()),
                requests.dollars().doubleValue() * REQUESTS / 1_000_000);
    }

    void distribution(Resource distribution) {
        bill.byUse(
                "CloudFront Distribution",
                Unpriced.find(distribution.type()).map(Unpriced::why).orElse(""));
        bill.hour(
                distribution,
                "CloudFront",
                1,
                "%d requests and %d GB: free for good up to 10 million and 1 TB a month".formatted(REQUESTS, GIGABYTES),
                0);
    }

    void logGroup(Resource logGroup) {
        bill.byUse(
                "Logs LogGroup",
                Unpriced.find(logGroup.type()).map(Unpriced::why).orElse(""));
        if (!logsCounted) {
            logsCounted = true;
            Price logs = Prices.of("logs taken in");
            bill.hour(
                    logGroup,
                    "logs",
                    1,
                    LOG_GIGABYTES + " GB at " + logs.reckoned(),
                    LOG_GIGABYTES * logs.dollars().doubleValue());
        }
    }

    private int zones(Resource balancer) {
        JsonNode subnets = balancer.property("Subnets");
        if (subnets.isMissingNode()) {
            subnets = balancer.property("SubnetMappings");
        }
        if (!subnets.isArray()) {
            bill.assume("A load balancer whose subnets the templates do not list is in two zones.");
        }
        return Math.max(LEAST_ZONES, subnets.size());
    }
}
