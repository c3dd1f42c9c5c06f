package dks.stack.reading;

import dks.stack.model.Container;
import dks.stack.model.Database;
import dks.stack.model.LoadBalancer;
import dks.stack.model.LoadBalancer.Action;
import dks.stack.model.LoadBalancer.Condition;
import dks.stack.model.LoadBalancer.Rule;
import dks.stack.model.LoadBalancer.TargetGroup;
import dks.stack.model.Origin;
import dks.stack.model.Service;
import dks.stack.model.StackFailure;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What no single resource shows to be wrong: parts that do not go together. */
final class Soundness {
    private Soundness() {}

    static void check(List<Service> services, LoadBalancer loadBalancer, boolean database) throws StackFailure {
        checkNames(services);
        checkPriorities(loadBalancer.rules());
        checkEveryRuleIsReached(loadBalancer.rules());
        checkTargetGroups(loadBalancer);
        if (!database && services.stream().flatMap(s -> s.containers().stream()).anyMatch(Soundness::wantsDatabase)) {
            throw new StackFailure("A container wants a database that is not in the templates.");
        }
    }

    private static boolean wantsDatabase(Container container) {
        return container.dependencies().stream()
                .anyMatch(before -> before.condition().equals("HEALTHY")
                        && before.container().equals(Database.HOST));
    }

    private static void checkNames(List<Service> services) throws StackFailure {
        var names = new HashMap<String, Origin>();
        for (Service service : services) {
            for (Container container : service.containers()) {
                Origin other = names.put(container.name(), service.task());
                if (other != null) {
                    throw new StackFailure(service.task() + " and " + other + " have a container of the same name, "
                            + container.name().replaceFirst("-task$", "") + "; name one of them otherwise.");
                }
            }
        }
    }

    private static void checkPriorities(List<Rule> rules) throws StackFailure {
        Map<Integer, Origin> priorities = new HashMap<>();
        for (Rule rule : rules) {
            Origin other = priorities.put(rule.priority(), rule.origin());
            if (other != null) {
                throw new StackFailure(
                        rule.origin() + " and " + other + " have the same priority, " + rule.priority() + ".");
            }
        }
    }

    /** An earlier rule that takes all of a later one's requests is what swapped priorities look like. */
    private static void checkEveryRuleIsReached(List<Rule> rules) throws StackFailure {
        for (int later = 1; later < rules.size(); later++) {
            for (Rule earlier : rules.subList(0, later)) {
                if (takesAll(earlier, rules.get(later))) {
                    throw new StackFailure(rules.get(later).origin() + " is never reached: " + earlier.origin()
                            + " has the lower priority, " + earlier.priority()
                            + ", and takes all of its requests; swap the priorities.");
                }
            }
        }
    }

    private static boolean takesAll(Rule earlier, Rule later) {
        return earlier.conditions().stream()
                .allMatch(wide -> later.conditions().stream()
                        .filter(narrow -> narrow.field().equals(wide.field()))
                        .anyMatch(narrow -> covers(wide, narrow)));
    }

    private static boolean covers(Condition wide, Condition narrow) {
        return narrow.values().stream()
                .allMatch(value -> wide.values().stream().anyMatch(pattern -> covers(pattern, value)));
    }

    /** Certain where the wide pattern has its only star at the end; otherwise only when both are the same. */
    private static boolean covers(String wide, String narrow) {
        boolean prefix = wide.indexOf('*') == wide.length() - 1 && wide.indexOf('?') < 0;
        return wide.equals(narrow) || prefix && narrow.startsWith(wide.substring(0, wide.length() - 1));
    }

    private static void checkTargetGroups(LoadBalancer loadBalancer) throws StackFailure {
        Set<Origin> forwarded = new HashSet<>();
        loadBalancer.rules().forEach(rule -> addTarget(rule.action(), forwarded));
        addTarget(loadBalancer.otherwise(), forwarded);
        for (TargetGroup group : loadBalancer.targetGroups()) {
            if (!forwarded.remove(group.origin())) {
                throw new StackFailure(
                        group.origin() + " has targets, but no rule of the listener leads there; ECS refuses that.");
            }
        }
        if (!forwarded.isEmpty()) {
            throw new StackFailure(forwarded.iterator().next()
                    + " is where a rule of the listener leads, but no service puts its tasks there.");
        }
    }

    private static void addTarget(Action action, Set<Origin> targets) {
        if (action instanceof Action.Forward forward) {
            targets.add(forward.targetGroup());
        }
    }
}
