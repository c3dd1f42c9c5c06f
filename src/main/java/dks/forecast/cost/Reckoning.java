package dks.forecast.cost;

import dks.template.Resource;
import dks.template.Template;
import dks.template.Templates;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Goes through all resources and has each of them put down by whoever knows its kind. */
final class Reckoning {
    private final Templates templates;
    private final Bill bill = new Bill();
    private final Map<String, Consumer<Resource>> kinds;

    Reckoning(Templates templates) {
        this.templates = templates;
        var instances = new InstanceCost(templates, bill);
        var databases = new DatabaseCost(templates, bill);
        var watching = new WatchingCost(bill);
        var traffic = new TrafficCost(templates, bill);
        kinds = Map.ofEntries(
                Map.entry("AWS::AutoScaling::AutoScalingGroup", instances::group),
                Map.entry("AWS::EC2::Instance", instances::instance),
                Map.entry("AWS::EC2::Volume", instances::volume),
                Map.entry("AWS::RDS::DBCluster", databases::cluster),
                Map.entry("AWS::RDS::DBInstance", databases::instance),
                Map.entry("AWS::CloudWatch::Alarm", watching::alarm),
                Map.entry("AWS::CloudWatch::Dashboard", watching::dashboard),
                Map.entry("AWS::ApplicationAutoScaling::ScalingPolicy", watching::scalingPolicy),
                Map.entry("AWS::ECS::CapacityProvider", watching::capacityProvider),
                Map.entry("AWS::ECS::Cluster", watching::cluster),
                Map.entry("AWS::Logs::LogGroup", traffic::logGroup),
                Map.entry("AWS::ElasticLoadBalancingV2::LoadBalancer", traffic::loadBalancer),
                Map.entry("AWS::EC2::NatGateway", traffic::natGateway),
                Map.entry("AWS::EC2::EIP", traffic::address),
                Map.entry("AWS::EC2::VPCEndpoint", traffic::endpoint),
                Map.entry("AWS::WAFv2::WebACL", traffic::firewall),
                Map.entry("AWS::CloudFront::Distribution", traffic::distribution),
                Map.entry("AWS::ECS::Service", this::service));
    }

    Cost cost() {
        templates.all().stream().flatMap(Template::resources).forEach(this::add);
        return bill.cost();
    }

    private void add(Resource resource) {
        kinds.getOrDefault(resource.type(), this::byTable).accept(resource);
    }

    private void byTable(Resource resource) {
        Optional<Price> price = Prices.find(resource.type());
        if (price.isPresent()) {
            bill.month(resource, shortName(resource), 1, price.get());
            if (!price.get().note().isEmpty()) {
                bill.assume(sentence(price.get().note()));
            }
            return;
        }
        Optional<Unpriced> known = Unpriced.find(resource.type());
        if (known.isEmpty()) {
            bill.notPriced(resource.type().isEmpty() ? resource.logicalId() + " (no type)" : resource.type());
        } else if (!known.get().free()) {
            bill.byUse(shortName(resource), known.get().why());
        }
    }

    /** Those on instances cost what the instances do. */
    private void service(Resource service) {
        if (service.json().toString().contains("\"FARGATE")) {
            bill.notPriced("AWS::ECS::Service on Fargate");
        }
    }

    /** {@code SecretsManager Secret} for {@code AWS::SecretsManager::Secret}. */
    private static String shortName(Resource resource) {
        return resource.type().replaceFirst("^AWS::", "").replace("::", " ");
    }

    private static String sentence(String note) {
        return Character.toUpperCase(note.charAt(0)) + note.substring(1) + ".";
    }
}
