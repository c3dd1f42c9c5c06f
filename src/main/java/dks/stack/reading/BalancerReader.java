package dks.stack.reading;

import dks.stack.model.LoadBalancer;
import dks.stack.model.LoadBalancer.Action;
import dks.stack.model.LoadBalancer.Condition;
import dks.stack.model.LoadBalancer.Rule;
import dks.stack.model.LoadBalancer.TargetGroup;
import dks.stack.model.Origin;
import dks.stack.model.StackFailure;
import dks.template.Resource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Reads the load balancer, its listener and its rules. */
final class BalancerReader {
    private static final int IDLE_SECONDS = 60;

    private final Reading reading;

    BalancerReader(Reading reading) {
        this.reading = reading;
    }

    LoadBalancer read(List<TargetGroup> targetGroups) throws StackFailure {
        List<Resource> listeners = reading.resources("AWS::ElasticLoadBalancingV2::Listener");
        if (listeners.size() != 1) {
            throw new StackFailure("The templates have " + listeners.size()
                    + " listeners of load balancers; make stack opens one port, and needs exactly one.");
        }
        Fields listener = reading.of(listeners.get(0));
        if (!listener.text("Protocol").orElse("").equals("HTTP")) {
            throw listener.wrong("Protocol", "is not HTTP: there is no certificate here");
        }
        Fields balancer = reading.of(listener.referred("LoadBalancerArn")
                .orElseThrow(() -> listener.wrong("LoadBalancerArn", "refers to none of these templates")));
        return new LoadBalancer(
                Origin.of(balancer.resource()),
                Origin.of(listener.resource()),
                listener.number("Port", 80),
                balancer.attributes("LoadBalancerAttributes").number("idle_timeout.timeout_seconds", IDLE_SECONDS),
                rules(listener.resource()),
                action(listener, "DefaultActions"),
                targetGroups);
    }

    private List<Rule> rules(Resource listener) throws StackFailure {
        var rules = new ArrayList<Rule>();
        for (Resource resource : reading.resources("AWS::ElasticLoadBalancingV2::ListenerRule")) {
            Fields rule = reading.of(resource);
            Optional<Resource> of = rule.referred("ListenerArn");
            if (of.filter(listener::equals).isEmpty()) {
                throw rule.wrong("ListenerArn", "refers to no listener of these templates");
            }
            var conditions = new ArrayList<Condition>();
            for (Fields condition : rule.objects("Conditions")) {
                conditions.add(condition(condition));
            }
            rules.add(new Rule(
                    Origin.of(resource),
                    rule.number("Priority").orElseThrow(() -> rule.wrong("Priority", "is missing")),
                    conditions,
                    action(rule, "Actions")));
        }
        rules.sort(Comparator.comparingInt(Rule::priority));
        return rules;
    }

    private static Condition condition(Fields condition) throws StackFailure {
        String field = condition.required("Field");
        String details = switch (field) {
            case "path-pattern" -> "PathPatternConfig";
            case "host-header" -> "HostHeaderConfig";
            case "http-request-method" -> "HttpRequestMethodConfig";
            default -> throw condition.wrong("Field", "is '" + field + "', a condition that nothing stands for here");
        };
        var values = new ArrayList<>(condition.object(details).texts("Values"));
        values.addAll(condition.texts("Values"));
        if (values.isEmpty()) {
            throw condition.wrong(details + ".Values", "is empty, or not a list of patterns");
        }
        return new Condition(field, values);
    }

    private Action action(Fields owner, String name) throws StackFailure {
        List<Fields> actions = owner.objects(name);
        if (actions.size() != 1) {
            throw owner.wrong(name, "holds " + actions.size() + " actions; make stack takes over rules with one");
        }
        Fields action = actions.get(0);
        String type = action.required("Type");
        return switch (type) {
            case "forward" -> new Action.Forward(Origin.of(target(action)));
            case "fixed-response" -> {
                Fields answer = action.object("FixedResponseConfig");
                yield new Action.Answer(
                        answer.number("StatusCode", 503),
                        answer.text("ContentType").orElse("text/plain"),
                        answer.text("MessageBody").orElse(""));
            }
            default -> throw action.wrong("Type", "is '" + type + "', an action that nothing stands for here");
        };
    }

    /** Where ECS moves requests little by little a rule knows two groups, and tasks begin in the one that gets them all. */
    private static Resource target(Fields action) throws StackFailure {
        var shares = new ArrayList<Fields>();
        for (Fields share : action.object("ForwardConfig").objects("TargetGroups")) {
            if (share.number("Weight", 1) > 0) {
                shares.add(share);
            }
        }
        if (shares.size() > 1) {
            throw action.wrong(
                    "ForwardConfig.TargetGroups",
                    "shares the requests between " + shares.size() + " groups; make stack leads them all to one");
        }
        Fields only = shares.isEmpty() ? action : shares.get(0);
        return only.referred("TargetGroupArn")
                .orElseThrow(() -> only.wrong("TargetGroupArn", "refers to none of these templates"));
    }
}
